import type { Tx } from '../database/store.ts';

/** A decision that a version made. */
export interface DecisionMade {
  readonly id: string;
  readonly subject_kind: string;
  readonly subject: string;
  readonly decided_at: number;
}

/** Decisions of a version in a stretch of time, the oldest first: what a way back is about. */
export async function decisionsUnder(
  tx: Tx,
  asked: {
    readonly hash: string;
    readonly from: number;
    readonly before: number;
    readonly after: readonly [at: number, id: string] | undefined;
    readonly limit: number;
  },
): Promise<readonly DecisionMade[]> {
  const { hash, from, before, after, limit } = asked;
  let query = tx.db
    .selectFrom('decision')
    .select(['id', 'subject_kind', 'subject', 'decided_at'])
    .where('tenant', '=', tx.tenant)
    .where('program_hash', '=', hash)
    .where('decided_at', '>=', from)
    .where('decided_at', '<', before);
  if (after) {
    const [at, id] = after;
    query = query.where(({ or, and, eb }) => or([eb('decided_at', '>', at), and([eb('decided_at', '=', at), eb('id', '>', id)])]));
  }
  return query.orderBy('decided_at').orderBy('id').limit(limit).execute();
}
