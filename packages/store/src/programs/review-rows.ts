import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ProgramReviewRow } from '../database/tables/programs.ts';

/** One round of review: of one content, by its hash. */
export type StoredReview = Omit<Selectable<ProgramReviewRow>, 'tenant'>;

const COLUMNS = ['id', 'draft', 'program', 'hash', 'round', 'state', 'needed', 'note', 'asked_by', 'asked_at', 'checked_by'] as const;

export async function insertReview(tx: Tx, review: StoredReview): Promise<void> {
  await tx.db
    .insertInto('program_review')
    .values({ tenant: tx.tenant, ...review })
    .execute();
}

export async function findReview(tx: Tx, id: string): Promise<StoredReview | undefined> {
  return tx.db.selectFrom('program_review').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id).executeTakeFirst();
}

/** The reviews of a draft, the last first; a draft has few rounds. */
export async function reviewsOfDraft(tx: Tx, draft: string): Promise<readonly StoredReview[]> {
  return tx.db
    .selectFrom('program_review')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('draft', '=', draft)
    .orderBy('round', 'desc')
    .limit(200)
    .execute();
}

/** A review that has ended stays ended: nothing opens it again. */
export async function endReview(tx: Tx, id: string, state: 'approved' | 'changesAsked' | 'withdrawn'): Promise<void> {
  await tx.db
    .updateTable('program_review')
    .set({ state })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
}

/** The content is about to change: no review of the draft, open or approved, counts any more. */
export async function closeReviews(tx: Tx, draft: string): Promise<void> {
  await tx.db
    .updateTable('program_review')
    .set({ state: 'withdrawn' })
    .where('tenant', '=', tx.tenant)
    .where('draft', '=', draft)
    .where('state', 'in', ['open', 'approved'])
    .execute();
}

export interface ReviewsAsked {
  readonly program?: string;
  readonly state?: StoredReview['state'];
  readonly before?: readonly [askedAt: number, id: string];
  readonly limit: number;
}

/** Reviews, the last asked for first. */
export async function listReviews(tx: Tx, { program, state, before, limit }: ReviewsAsked): Promise<readonly StoredReview[]> {
  let query = tx.db.selectFrom('program_review').select(COLUMNS).where('tenant', '=', tx.tenant);
  if (program !== undefined) query = query.where('program', '=', program);
  if (state !== undefined) query = query.where('state', '=', state);
  if (before) {
    const [at, id] = before;
    query = query.where(({ or, and, eb }) => or([eb('asked_at', '<', at), and([eb('asked_at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}
