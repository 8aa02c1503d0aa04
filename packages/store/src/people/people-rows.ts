import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** Somebody who can sign in or be asked: an enabled account, its roles and groups sorted. */
export interface StoredPerson {
  readonly id: string;
  readonly name: string;
  /** The partner the person works for; null: the vendor's. */
  readonly partner: string | null;
  readonly human: string;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
}

async function people<P extends StoredPerson>(tx: Tx, where: RawBuilder<unknown>, more = sql``, last = sql``): Promise<readonly P[]> {
  const { rows } = await sql<P>`
    select a.id, a.name, a.partner, a.human,
      array(select r.role from role_grant r where r.tenant = a.tenant and r.account = a.id order by r.role collate "C") as roles,
      array(select g."group" from group_grant g where g.tenant = a.tenant and g.account = a.id order by g."group" collate "C") as groups ${more}
    from account a
    where a.tenant = ${tx.tenant}::uuid and a.disabled_at is null and ${where}
    order by a.id ${last}`.execute(tx.db);
  return rows;
}

/** The vendor's people, by id. */
export async function vendorPeople(tx: Tx): Promise<readonly StoredPerson[]> {
  return people(tx, sql`a.partner is null`);
}

/** The people of a partner, by id. */
export async function peopleOfPartner(tx: Tx, partner: string): Promise<readonly StoredPerson[]> {
  return people(tx, sql`a.partner = ${partner}`);
}

/** The vendor's people and those of a partner, by id, and which of them look after it. */
export async function peopleAround(tx: Tx, partner: string): Promise<readonly (StoredPerson & { readonly looksAfter: boolean })[]> {
  const looksAfter = sql`, exists (
    select from account_manager m where m.tenant = a.tenant and m.partner = ${partner} and m.account = a.id) as "looksAfter"`;
  return people(tx, sql`(a.partner is null or a.partner = ${partner})`, looksAfter);
}

/** Everybody, by id, after one of them, each with the partners that they look after. */
export async function listPeople(
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<readonly (StoredPerson & { readonly looksAfter: readonly string[] })[]> {
  const looksAfter = sql`, array(select m.partner from account_manager m where m.tenant = a.tenant and m.account = a.id
    order by m.partner collate "C") as "looksAfter"`;
  return people(tx, after === undefined ? sql`true` : sql`a.id > ${after}::uuid`, looksAfter, sql`limit ${limit}`);
}

/** One of them; nobody where the account is disabled. */
export async function findPerson(tx: Tx, account: string): Promise<StoredPerson | undefined> {
  return (await people(tx, sql`a.id = ${account}::uuid`))[0];
}

/** Ids of the vendor's people who look after a partner, sorted. */
export async function accountManagersOf(tx: Tx, partner: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('account_manager as m')
    .innerJoin('account as a', (join) => join.onRef('a.tenant', '=', 'm.tenant').onRef('a.id', '=', 'm.account'))
    .select('a.id')
    .where('m.tenant', '=', tx.tenant)
    .where('m.partner', '=', partner)
    .where('a.disabled_at', 'is', null)
    .orderBy('a.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** One more of the vendor's people looks after a partner; whoever does already goes on. */
export async function addAccountManager(tx: Tx, partner: string, account: string): Promise<void> {
  await tx.db
    .insertInto('account_manager')
    .values({ tenant: tx.tenant, partner, account })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Somebody looks after a partner no more. */
export async function endAccountManager(tx: Tx, partner: string, account: string): Promise<void> {
  await tx.db
    .deleteFrom('account_manager')
    .where('tenant', '=', tx.tenant)
    .where('partner', '=', partner)
    .where('account', '=', account)
    .execute();
}

/** Names who looks after a partner, instead of whoever did. */
export async function setAccountManagers(tx: Tx, partner: string, accounts: readonly string[]): Promise<void> {
  await tx.db.deleteFrom('account_manager').where('tenant', '=', tx.tenant).where('partner', '=', partner).execute();
  if (accounts.length === 0) return;
  await tx.db
    .insertInto('account_manager')
    .values(accounts.map((account) => ({ tenant: tx.tenant, partner, account })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
