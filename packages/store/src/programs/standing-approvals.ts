import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** One human whose approval counts. */
export interface StandingApproval {
  readonly account: string;
  readonly human: string;
}

/**
 * The approvals of a review as they count now: of its content and round, one for each human as accounts are joined now,
 * enabled and in role still, and no author of the same content. The review and its draft have to stand still: not edited,
 * not withdrawn. A query of `account` and `human`, for the statements that must not go on without it: `review` is a column of
 * theirs, so no name in here is one of theirs.
 */
export const standingQuery = (tenant: string, review: RawBuilder<unknown>): RawBuilder<StandingApproval> => sql<StandingApproval>`
    select distinct on (approver.human) approver.id as account, approver.human
    from program_review reviewed
    join program_draft written on written.tenant = reviewed.tenant and written.id = reviewed.draft
    join program_approval said on said.tenant = reviewed.tenant and said.review = reviewed.id
      and said.hash = reviewed.hash and said.round = reviewed.round
    join account approver on approver.tenant = said.tenant and approver.id = said.account
    where reviewed.tenant = ${tenant}::uuid and reviewed.id = ${review}
    and reviewed.state in ('open', 'approved') and written.round = reviewed.round and written.state in ('inReview', 'published')
    and said.outcome = 'approve'
    and approver.disabled_at is null
    and approver.partner is null
    and exists (
      select from role_grant held where held.tenant = approver.tenant and held.account = approver.id and held.role = 'approver')
    and not exists (
      select from program_review same
      join draft_author wrote on wrote.tenant = same.tenant and wrote.draft = same.draft
      join account author on author.tenant = wrote.tenant and author.id = wrote.account
      where same.tenant = reviewed.tenant and same.hash = reviewed.hash
      and (wrote.human in (approver.human, said.human) or author.human in (approver.human, said.human)))
    order by approver.human, approver.id`;

/** Who has approved a review, as it counts now. */
export async function standingApprovals(tx: Tx, review: string): Promise<readonly StandingApproval[]> {
  const { rows } = await standingQuery(tx.tenant, sql`${review}::uuid`).execute(tx.db);
  return rows;
}
