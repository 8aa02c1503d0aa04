import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** Locks names of records until the end of the transaction, in one order, so that two who wait for each other wait in turn. */
export async function lockRecords(tx: Tx, keys: readonly string[]): Promise<void> {
  const names = [...new Set(keys)].map((key) => `${tx.tenant}\n${key}`);
  if (names.length === 0) return;
  await sql`
    select pg_advisory_xact_lock(hash) from (
      select distinct hashtextextended(name, 0) as hash from unnest(${names}::text[]) as name order by hash) as hashes`.execute(tx.db);
}

/** Locks ids of partners, whether or not they are there: of two who make the same one waits, and then sees it. */
export const lockPartners = (tx: Tx, ids: readonly string[]): Promise<void> =>
  lockRecords(
    tx,
    ids.map((id) => `partner\n${id}`),
  );
