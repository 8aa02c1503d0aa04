import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ApiKeyRow } from '../database/tables/people.ts';
import { findPerson, type StoredPerson } from './people-rows.ts';

/** A key without its secret. */
export type StoredKey = Omit<Selectable<ApiKeyRow>, 'tenant' | 'secret_hash'>;
const COLUMNS = ['id', 'account', 'name', 'roles', 'created_at', 'expires_at', 'revoked_at'] as const;

export interface NewKey {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly secretHash: string;
  readonly roles: readonly string[];
  readonly at: number;
  readonly expiresAt: number;
}

export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  await tx.db
    .insertInto('api_key')
    .values({
      tenant: tx.tenant,
      id: key.id,
      account: key.account,
      name: key.name,
      secret_hash: key.secretHash,
      roles: [...key.roles],
      created_at: key.at,
      expires_at: key.expiresAt,
      revoked_at: null,
    })
    .execute();
}

/** Whose key it is, with the roles that both the key and the account have now; nobody where it is revoked or over. */
export async function personOfKey(tx: Tx, secretHash: string, now: number): Promise<StoredPerson | undefined> {
  const key = await tx.db
    .selectFrom('api_key')
    .select(['account', 'roles'])
    .where('tenant', '=', tx.tenant)
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const person = key && (await findPerson(tx, key.account));
  return person && { ...person, roles: person.roles.filter((role) => key.roles.includes(role)) };
}

export interface KeysAsked {
  readonly account?: string;
  readonly after?: string;
  readonly limit: number;
}

/** Keys by id, those that are revoked or over too. */
export async function listKeys(tx: Tx, { account, after, limit }: KeysAsked): Promise<readonly StoredKey[]> {
  let query = tx.db.selectFrom('api_key').select(COLUMNS).where('tenant', '=', tx.tenant);
  if (account !== undefined) query = query.where('account', '=', account);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limit).execute();
}

export async function findKey(tx: Tx, id: string): Promise<StoredKey | undefined> {
  return tx.db.selectFrom('api_key').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id).executeTakeFirst();
}

/** What is revoked stays so; the first instant counts. */
export async function revokeKey(tx: Tx, id: string, at: number): Promise<void> {
  await tx.db
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}
