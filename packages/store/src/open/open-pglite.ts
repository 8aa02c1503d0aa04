import { Kysely, PostgresDialect } from 'kysely';
import { PglitePool } from '../database/pglite-pool.ts';
import type { Store } from '../database/store.ts';
import type { Tables } from '../database/tables.ts';
import { Wakes } from '../database/wakes.ts';
import { migrateDatabase, wrongTables } from '../migrations/migrate.ts';
import { openedStore } from './opened-store.ts';
import { startPglite } from './start-pglite.ts';

export interface PgliteOptions {
  /** Absent: in memory. */
  readonly folder?: string | undefined;
  readonly image?: Blob | undefined;
  /** Throws where this process may no longer write. */
  readonly mayWrite?: () => void;
  /** After the database is closed. */
  readonly closed?: () => Promise<void>;
}

/** An embedded database, with the tables of this release. */
export async function openPglite({ folder, image, mayWrite, closed }: PgliteOptions): Promise<Store> {
  const pglite = await startPglite({ folder, image });
  const pool = new PglitePool(pglite, mayWrite ?? (() => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrateDatabase(db);
  const wakes = new Wakes();
  return openedStore({
    engine: 'pglite',
    db,
    on: (wake, listener) => wakes.on(wake, listener),
    committed: (wake, tenant) => wakes.tell(wake, tenant),
    ready: () => wrongTables(db),
    close: async () => {
      await db.destroy();
      await closed?.();
    },
  });
}
