import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ReviewCommentRow } from '../database/tables/programs.ts';

/** A remark on a place of the document under review. */
export type StoredComment = Omit<Selectable<ReviewCommentRow>, 'tenant'>;

/** A remark with the round of the draft in which it was made. */
export interface KeptComment extends StoredComment {
  readonly round: number;
}

export async function insertComment(tx: Tx, comment: StoredComment): Promise<void> {
  await tx.db
    .insertInto('review_comment')
    .values({ tenant: tx.tenant, ...comment })
    .execute();
}

const COLUMNS = ['id', 'review', 'pointer', 'text', 'account', 'created_at', 'resolved_at'] as const;

const withRound = (tx: Tx) =>
  tx.db
    .selectFrom('review_comment as c')
    .innerJoin('program_review as r', (join) => join.onRef('r.tenant', '=', 'c.tenant').onRef('r.id', '=', 'c.review'))
    .select(COLUMNS.map((column) => `c.${column}` as const))
    .select('r.round')
    .where('c.tenant', '=', tx.tenant);

/** The comments of a review, in order; as many as a review may have. */
export async function commentsOf(tx: Tx, review: string): Promise<readonly KeptComment[]> {
  return withRound(tx).where('c.review', '=', review).orderBy('c.created_at').orderBy('c.id').execute();
}

export interface CommentsAsked {
  readonly draft: string;
  readonly before?: readonly [createdAt: number, id: string];
  readonly limit: number;
}

/** The comments of every round of a draft, the last first. */
export async function commentsOfDraft(tx: Tx, { draft, before, limit }: CommentsAsked): Promise<readonly KeptComment[]> {
  let query = withRound(tx).where('r.draft', '=', draft);
  if (before) {
    const [at, id] = before;
    query = query.where(({ or, and, eb }) => or([eb('c.created_at', '<', at), and([eb('c.created_at', '=', at), eb('c.id', '<', id)])]));
  }
  return query.orderBy('c.created_at', 'desc').orderBy('c.id', 'desc').limit(limit).execute();
}

/** How many comments of a draft, of whatever round, are open. */
export async function openCommentsOfDraft(tx: Tx, draft: string): Promise<number> {
  const { open } = await tx.db
    .selectFrom('review_comment as c')
    .innerJoin('program_review as r', (join) => join.onRef('r.tenant', '=', 'c.tenant').onRef('r.id', '=', 'c.review'))
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('c.tenant', '=', tx.tenant)
    .where('r.draft', '=', draft)
    .where('c.resolved_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(open);
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
