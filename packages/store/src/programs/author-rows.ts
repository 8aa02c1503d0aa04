import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** Whoever edits a draft is its author for ever, with the human that the account is now. */
export async function addAuthor(tx: Tx, draft: string, account: string): Promise<void> {
  await sql`
    insert into draft_author (tenant, draft, account, human)
    select a.tenant, ${draft}::uuid, a.id, a.human from account a where a.tenant = ${tx.tenant}::uuid and a.id = ${account}::uuid
    on conflict (tenant, draft, account) do nothing`.execute(tx.db);
}

/** A draft made of a version that nobody has released has that version's authors too. */
export async function addAuthorsOfVersion(tx: Tx, draft: string, hash: string): Promise<void> {
  await sql`
    insert into draft_author (tenant, draft, account, human)
    select distinct on (w.account) w.tenant, ${draft}::uuid, w.account, w.human
    from draft_author w
    join program_review r on r.tenant = w.tenant and r.draft = w.draft
    where w.tenant = ${tx.tenant}::uuid and r.hash = ${hash}
    and not exists (
      select from program_release p where p.tenant = r.tenant and p.hash = r.hash and p.activated_at is not null)
    order by w.account
    on conflict (tenant, draft, account) do nothing`.execute(tx.db);
}

/** Accounts, sorted. */
export async function authorsOf(tx: Tx, draft: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('draft_author')
    .select('account')
    .where('tenant', '=', tx.tenant)
    .where('draft', '=', draft)
    .orderBy('account')
    .execute();
  return rows.map(({ account }) => account);
}

/** Whether an author of a draft may no longer sign in. */
export async function hasDisabledAuthor(tx: Tx, draft: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('draft_author as w')
    .innerJoin('account as a', (join) => join.onRef('a.tenant', '=', 'w.tenant').onRef('a.id', '=', 'w.account'))
    .select('a.id')
    .where('w.tenant', '=', tx.tenant)
    .where('w.draft', '=', draft)
    .where('a.disabled_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}
