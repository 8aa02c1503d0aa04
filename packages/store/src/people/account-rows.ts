import { type Selectable, sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { AccountRow } from '../database/tables/people.ts';

/** An account with what it was granted, sorted; without its password. */
export type StoredAccount = Omit<Selectable<AccountRow>, 'tenant' | 'password' | 'password_expires_at'> & {
  /** A person, who has a password; a machine has none. */
  readonly signs_in: boolean;
  readonly roles: readonly string[];
  readonly groups: readonly string[];
};

const COLUMNS = sql`
  a.id, a.login, a.name, a.email, a.email_verified_at, a.human, a.partner, a.created_at, a.disabled_at, a.revision,
  a.password is not null as signs_in,
  array(select r.role from role_grant r where r.tenant = a.tenant and r.account = a.id order by r.role collate "C") as roles,
  array(select g."group" from group_grant g where g.tenant = a.tenant and g.account = a.id order by g."group" collate "C") as groups`;

export interface NewAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerifiedAt: number | null;
  readonly partner: string | null;
  readonly password: string | null;
  readonly passwordExpiresAt: number | null;
  readonly at: number;
}

/** Keeps a new account; false: the login is taken. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  const row = await tx.db
    .insertInto('account')
    .values({
      tenant: tx.tenant,
      id: account.id,
      login: account.login,
      name: account.name,
      email: account.email,
      email_verified_at: account.emailVerifiedAt,
      partner: account.partner,
      password: account.password,
      password_expires_at: account.passwordExpiresAt,
      created_at: account.at,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'login']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** One account; `lock` keeps others from changing it until the commit. */
export async function findAccount(tx: Tx, id: string, lock = false): Promise<StoredAccount | undefined> {
  const { rows } = await sql<StoredAccount>`
    select ${COLUMNS} from account a where a.tenant = ${tx.tenant}::uuid and a.id = ${id}::uuid
    ${lock ? sql`for update` : sql``}`.execute(tx.db);
  return rows[0];
}

export interface AccountsAsked {
  /** Only those of a partner. */
  readonly partner?: string;
  /** Id of the last one of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Accounts by id. */
export async function listAccounts(tx: Tx, { partner, after, limit }: AccountsAsked): Promise<readonly StoredAccount[]> {
  const { rows } = await sql<StoredAccount>`
    select ${COLUMNS} from account a
    where a.tenant = ${tx.tenant}::uuid
    ${partner === undefined ? sql`` : sql`and a.partner = ${partner}`}
    ${after === undefined ? sql`` : sql`and a.id > ${after}::uuid`}
    order by a.id limit ${limit}`.execute(tx.db);
  return rows;
}

/** The next revision of an account, given back. */
export async function touchAccount(tx: Tx, id: string): Promise<number> {
  const { revision } = await tx.db
    .updateTable('account')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return revision;
}

/** From an instant on nobody signs in with it; null: they may again. */
export async function setDisabled(tx: Tx, id: string, at: number | null): Promise<void> {
  await tx.db.updateTable('account').set({ disabled_at: at }).where('tenant', '=', tx.tenant).where('id', '=', id).execute();
}
