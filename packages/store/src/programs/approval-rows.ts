import type { Tx } from '../database/store.ts';

/** What somebody said of a review. */
export interface StoredApproval {
  readonly account: string;
  readonly human: string;
  readonly outcome: 'approve' | 'askChanges';
  readonly note: string;
  readonly decided_at: number;
}

/** In the order in which they were said. */
export async function approvalsOf(tx: Tx, review: string): Promise<readonly StoredApproval[]> {
  return tx.db
    .selectFrom('program_approval')
    .select(['account', 'human', 'outcome', 'note', 'decided_at'])
    .where('tenant', '=', tx.tenant)
    .where('review', '=', review)
    .orderBy('decided_at')
    .orderBy('account')
    .execute();
}
