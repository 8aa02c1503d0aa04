import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { standingQuery } from './standing-approvals.ts';

export interface ReleaseAsked {
  readonly id: string;
  readonly review: string;
  readonly effectiveAt: number;
  readonly account: string;
  readonly via: 'session' | 'key';
  readonly at: number;
}

/**
 * Schedules an approved review, in one statement that counts its approvals again: the row is there only if distinct humans
 * enough approve it now, no comment of its draft is open, what it was compared with is still active, nothing else of the
 * program is scheduled, and the one who asks is an approver who signed in. Whether there is a row.
 */
export async function insertRelease(tx: Tx, asked: ReleaseAsked): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into program_release (tenant, id, program, hash, review, kind, state, effective_at, asked_by, human, asked_at)
    select r.tenant, ${asked.id}::uuid, r.program, r.hash, r.id, 'publish', 'scheduled', ${asked.effectiveAt}::bigint,
      a.id::text, a.human, ${asked.at}::bigint
    from program_review r
    join program_draft d on d.tenant = r.tenant and d.id = r.draft
    join program p on p.tenant = r.tenant and p.id = r.program
    join account a on a.tenant = r.tenant and a.id = ${asked.account}::uuid
    where r.tenant = ${tx.tenant}::uuid and r.id = ${asked.review}::uuid
    and r.state = 'approved' and d.state = 'inReview'
    and d.base_hash is not distinct from p.active_hash
    and a.disabled_at is null
    and a.partner is null
    and ${asked.via}::text = 'session'
    and exists (select from role_grant g where g.tenant = a.tenant and g.account = a.id and g.role = 'approver')
    and (select count(*) from (${standingQuery(tx.tenant, sql`r.id`)}) standing) >= r.needed
    and not exists (
      select from program_review round join review_comment said on said.tenant = round.tenant and said.review = round.id
      where round.tenant = d.tenant and round.draft = d.id and said.resolved_at is null)
    on conflict do nothing
    returning id`.execute(tx.db);
  return rows.length > 0;
}

/** The release that holds steps aside for another. */
export async function supersede(tx: Tx, program: string, at: number): Promise<void> {
  await tx.db
    .updateTable('program_release')
    .set({ state: 'superseded', ended_at: at })
    .where('tenant', '=', tx.tenant)
    .where('program', '=', program)
    .where('state', '=', 'active')
    .execute();
}

/**
 * A scheduled release comes into force, in one statement that counts once more, however long it was scheduled. The caller has
 * locked the program and let the release before step aside. Whether it did.
 */
export async function activateRelease(tx: Tx, release: string, checkedBy: string, at: number): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update program_release as s
    set state = 'active', activated_at = ${at}::bigint, before_hash = p.active_hash
    from program_review r, program_draft d, program p
    where s.tenant = ${tx.tenant}::uuid and s.id = ${release}::uuid
    and s.state = 'scheduled' and s.kind = 'publish' and s.effective_at <= ${at}::bigint
    and r.tenant = s.tenant and r.id = s.review and r.hash = s.hash and r.state = 'approved' and r.checked_by = ${checkedBy}
    and d.tenant = r.tenant and d.id = r.draft
    and p.tenant = s.tenant and p.id = s.program and d.base_hash is not distinct from p.active_hash
    and not exists (
      select from draft_author w join account author on author.tenant = w.tenant and author.id = w.account
      where w.tenant = d.tenant and w.draft = d.id and author.disabled_at is not null)
    and (select count(*) from (${standingQuery(tx.tenant, sql`r.id`)}) standing) >= r.needed
    returning s.id`.execute(tx.db);
  return rows.length > 0;
}

export interface ReleaseInForce {
  readonly id: string;
  readonly program: string;
  readonly hash: string;
  readonly kind: 'publish' | 'rollback';
  readonly by: string;
  readonly human: string;
  readonly beforeHash: string | null;
  readonly at: number;
  readonly reason: string;
}

/** A release without a review: one that was published elsewhere, or a way back. The caller has locked the program. */
export async function insertReleaseInForce(tx: Tx, release: ReleaseInForce): Promise<void> {
  const { id, program, hash, kind, by, human, beforeHash, at, reason } = release;
  await tx.db
    .insertInto('program_release')
    .values({
      ...{ tenant: tx.tenant, id, program, hash, kind, human, reason, review: null, report: null, state: 'active' },
      ...{ effective_at: at, asked_by: by, asked_at: at, activated_at: at, before_hash: beforeHash, ended_at: null },
    })
    .execute();
}
