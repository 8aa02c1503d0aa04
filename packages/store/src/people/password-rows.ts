import type { Tx } from '../database/store.ts';

/** What a sign-in is checked against. */
export interface StoredPassword {
  readonly account: string;
  readonly password: string | null;
  /** A password that somebody was given: void from then on, to be replaced when it is first used. */
  readonly expiresAt: number | null;
}

/** By login; nothing where there is none or it is disabled. */
export async function findPassword(tx: Tx, login: string): Promise<StoredPassword | undefined> {
  const row = await tx.db
    .selectFrom('account')
    .select(['id', 'password', 'password_expires_at'])
    .where('tenant', '=', tx.tenant)
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { account: row.id, password: row.password, expiresAt: row.password_expires_at };
}

/** `expiresAt` null: the person's own choice. */
export async function setPassword(tx: Tx, account: string, password: string, expiresAt: number | null): Promise<void> {
  await tx.db
    .updateTable('account')
    .set({ password, password_expires_at: expiresAt })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', account)
    .execute();
}
