import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ReviewCommentRow } from '../database/tables/programs.ts';

/** A remark on a place of the document under review. */
export type StoredComment = Omit<Selectable<ReviewCommentRow>, 'tenant'>;

export async function insertComment(tx: Tx, comment: StoredComment): Promise<void> {
  await tx.db
    .insertInto('review_comment')
    .values({ tenant: tx.tenant, ...comment })
    .execute();
}

/** The comments of a review, in order; as many as a review may have. */
export async function commentsOf(tx: Tx, review: string): Promise<readonly StoredComment[]> {
  return tx.db
    .selectFrom('review_comment')
    .select(['id', 'review', 'pointer', 'text', 'account', 'created_at', 'resolved_at'])
    .where('tenant', '=', tx.tenant)
    .where('review', '=', review)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Whether there is such a comment, open or not. */
export async function resolveComment(tx: Tx, review: string, id: string, at: number): Promise<boolean> {
  const row = await tx.db
    .updateTable('review_comment')
    .set(({ fn, val }) => ({ resolved_at: fn.coalesce('resolved_at', val(at)) }))
    .where('tenant', '=', tx.tenant)
    .where('review', '=', review)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
