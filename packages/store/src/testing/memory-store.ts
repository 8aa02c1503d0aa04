import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import { openStore } from '../open/open-store.ts';
import { readMemoryImage } from './memory-image.ts';
import type { OpenedTestStore } from './opened-test-store.ts';

/** A fresh store in memory, with nothing in it. */
export async function memoryStore(): Promise<OpenedTestStore> {
  const image = process.env.TIERWRIGHT_TEST_PGLITE;
  const store = await openStore(image === undefined ? { kind: 'memory' } : { kind: 'memory', image: await readMemoryImage(image) });
  // The login is a superuser, and any statement may become it again.
  const asOwner = <T>(tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    store.transaction(tenant, async (tx) => {
      await sql`select set_config('role', 'none', true)`.execute(tx.db);
      return work(tx);
    });
  return { ...store, asOwner };
}
