import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

export interface ApprovalAsked {
  readonly review: string;
  /** What the person has seen: the content and the round. */
  readonly hash: string;
  readonly round: number;
  readonly account: string;
  /** How the account was proved: only a person who signed in may. */
  readonly via: 'session' | 'key';
  readonly outcome: 'approve' | 'askChanges';
  readonly note: string;
  readonly at: number;
}

/**
 * Four eyes, in one statement: the row is there only if the review is open, of that content and round, and the account is
 * enabled, a person of the vendor in role who signed in, and a human who wrote none of the content, in this draft or in
 * another one with the same. The review and its draft are locked by it, so an edit at the same moment comes before, and then
 * there is no row, or after, and then it withdraws the review. Whether there is a row.
 */
export async function insertApproval(tx: Tx, asked: ApprovalAsked): Promise<boolean> {
  const { rows } = await sql<{ review: string }>`
    with reviewed as (
      select r.tenant, r.id, r.hash, r.round
      from program_draft d
      join program_review r on r.tenant = d.tenant and r.draft = d.id
      where r.tenant = ${tx.tenant}::uuid and r.id = ${asked.review}::uuid
      and r.state = 'open' and r.hash = ${asked.hash} and r.round = ${asked.round}::integer
      and d.state = 'inReview' and d.round = r.round
      for update of d, r
    )
    insert into program_approval (tenant, review, hash, round, account, human, outcome, note, decided_at)
    select v.tenant, v.id, v.hash, v.round, a.id, a.human, ${asked.outcome}, ${asked.note}, ${asked.at}::bigint
    from reviewed v
    join account a on a.tenant = v.tenant and a.id = ${asked.account}::uuid
    where a.disabled_at is null
    and a.partner is null
    and ${asked.via}::text = 'session'
    and exists (select from role_grant g where g.tenant = a.tenant and g.account = a.id and g.role = 'approver')
    and not exists (
      select from program_review same
      join draft_author w on w.tenant = same.tenant and w.draft = same.draft
      join account author on author.tenant = w.tenant and author.id = w.account
      where same.tenant = v.tenant and same.hash = v.hash and (w.human = a.human or author.human = a.human))
    on conflict (tenant, review, human) do nothing
    returning review`.execute(tx.db);
  return rows.length > 0;
}
