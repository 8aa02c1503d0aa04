import type { Tx } from '../database/store.ts';
import { findPerson, type StoredPerson } from './people-rows.ts';

export interface NewSession {
  /** SHA-256 of what the cookie holds. */
  readonly secretHash: string;
  readonly account: string;
  readonly at: number;
  readonly expiresAt: number;
}

/** Somebody has signed in. Sessions of the account that are over go. */
export async function insertSession(tx: Tx, { secretHash, account, at, expiresAt }: NewSession): Promise<void> {
  await tx.db.deleteFrom('login').where('tenant', '=', tx.tenant).where('account', '=', account).where('expires_at', '<=', at).execute();
  await tx.db
    .insertInto('login')
    .values({ tenant: tx.tenant, secret_hash: secretHash, account, created_at: at, expires_at: expiresAt })
    .execute();
}

/** Who signed in, while the session lasts and the account is enabled. */
export async function personOfSession(tx: Tx, secretHash: string, now: number): Promise<StoredPerson | undefined> {
  const row = await tx.db
    .selectFrom('login')
    .select('account')
    .where('tenant', '=', tx.tenant)
    .where('secret_hash', '=', secretHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && findPerson(tx, row.account);
}

/** Ends one session, or, without a hash, all of an account but perhaps one. */
export async function endSession(tx: Tx, secretHash: string): Promise<void> {
  await tx.db.deleteFrom('login').where('tenant', '=', tx.tenant).where('secret_hash', '=', secretHash).execute();
}

export async function endSessionsOf(tx: Tx, account: string): Promise<void> {
  await tx.db.deleteFrom('login').where('tenant', '=', tx.tenant).where('account', '=', account).execute();
}
