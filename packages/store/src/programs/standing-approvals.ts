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
 * not withdrawn. A query of `account` and `human`, for the statements that must not go on without it.
 */
export const standingQuery = (tenant: string, review: RawBuilder<unknown>): RawBuilder<StandingApproval> => sql<StandingApproval>`
    select distinct on (a.human) a.id as account, a.human
    from program_review r
    join program_draft d on d.tenant = r.tenant and d.id = r.draft
    join program_approval p on p.tenant = r.tenant and p.review = r.id and p.hash = r.hash and p.round = r.round
    join account a on a.tenant = p.tenant and a.id = p.account
    where r.tenant = ${tenant}::uuid and r.id = ${review}
    and r.state in ('open', 'approved') and d.round = r.round and d.state in ('inReview', 'published')
    and p.outcome = 'approve'
    and a.disabled_at is null
    and a.partner is null
    and exists (select from role_grant g where g.tenant = a.tenant and g.account = a.id and g.role = 'approver')
    and not exists (
      select from program_review same
      join draft_author w on w.tenant = same.tenant and w.draft = same.draft
      join account author on author.tenant = w.tenant and author.id = w.account
      where same.tenant = r.tenant and same.hash = r.hash
      and (w.human in (a.human, p.human) or author.human in (a.human, p.human)))
    order by a.human, a.id`;

/** Who has approved a review, as it counts now. */
export async function standingApprovals(tx: Tx, review: string): Promise<readonly StandingApproval[]> {
  const { rows } = await standingQuery(tx.tenant, sql`${review}::uuid`).execute(tx.db);
  return rows;
}
