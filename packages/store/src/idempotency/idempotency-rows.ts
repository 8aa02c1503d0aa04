import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** How long an answer is kept. */
export const KEY_LIFETIME = 7 * 24 * 60 * 60 * 1000;

export interface KeyAsked {
  readonly key: string;
  readonly requestHash: string;
  readonly now: number;
}

/** What is known of an idempotency key. */
export type KeyClaim =
  /** Nobody had it: it is this transaction's, until the commit for ever after. */
  | { readonly state: 'mine' }
  /** The same request has had this answer. */
  | { readonly state: 'answered'; readonly status: number; readonly body: string }
  /** Another request has had it. */
  | { readonly state: 'other' };

/**
 * Claims a key for a request. A first one that is still in progress is waited for until the lock timeout, then `StoreBusy` is
 * thrown; if that one fails, its claim is gone with it and this one has the key.
 */
export async function claimKey(tx: Tx, asked: KeyAsked): Promise<KeyClaim> {
  const { key, requestHash, now } = asked;
  for (;;) {
    if (await isMine(tx, asked)) return { state: 'mine' };
    const first = await tx.db
      .selectFrom('idempotency')
      .select(['request_hash', 'status', 'body', 'expires_at'])
      .where('tenant', '=', tx.tenant)
      .where('key', '=', key)
      .executeTakeFirst();
    if (first && first.expires_at > now) {
      if (first.request_hash !== requestHash) return { state: 'other' };
      if (first.status === null || first.body === null)
        throw new Error(`the first request with key ${key} was committed without its answer`);
      return { state: 'answered', status: first.status, body: first.body };
    }
    // Too old to count, or gone meanwhile.
    await tx.db.deleteFrom('idempotency').where('tenant', '=', tx.tenant).where('key', '=', key).where('expires_at', '<=', now).execute();
  }
}

/** Whether nobody has the key, so that it is this transaction's from now on. */
async function isMine(tx: Tx, { key, requestHash, now }: KeyAsked): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('idempotency')
    .values({
      tenant: tx.tenant,
      key,
      request_hash: requestHash,
      status: null,
      body: null,
      created_at: now,
      expires_at: now + KEY_LIFETIME,
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Keeps the answer of a request that claimed a key: text, as it was sent. */
export async function keepAnswer(
  tx: Tx,
  { key, status, body }: { readonly key: string; readonly status: number; readonly body: string },
): Promise<void> {
  await tx.db.updateTable('idempotency').set({ status, body }).where('tenant', '=', tx.tenant).where('key', '=', key).execute();
}

/** Deletes keys that have expired, at most `limit`; gives how many. */
export async function purgeKeys(tx: Tx, { now, limit }: { readonly now: number; readonly limit: number }): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency where tenant = ${tx.tenant}::uuid and key in (
      select key from idempotency where tenant = ${tx.tenant}::uuid and expires_at <= ${now}::bigint order by expires_at limit ${limit} for update skip locked)`.execute(
    tx.db,
  );
  return Number(numAffectedRows ?? 0);
}
