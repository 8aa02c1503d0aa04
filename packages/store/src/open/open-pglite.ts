import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { COLUMN_PARSERS } from '../database/column-values.ts';
import { PglitePool } from '../database/pglite-pool.ts';
import type { Store } from '../database/store.ts';
import type { Tables } from '../database/tables.ts';
import { Wakes } from '../database/wakes.ts';
import { migrateDatabase, wrongTables } from '../migrations/migrate.ts';
import { openedStore } from './opened-store.ts';

export interface PgliteOptions {
  /** Absent: in memory. */
  readonly folder?: string;
  readonly image?: Blob;
  /** Throws where this process may no longer write. */
  readonly mayWrite?: () => void;
  /** After the database is closed. */
  readonly closed?: () => Promise<void>;
}

/** An embedded database, with the tables of this release. */
export async function openPglite({ folder, image, mayWrite, closed }: PgliteOptions): Promise<Store> {
  const pglite = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(image === undefined ? {} : { loadDataDir: image }),
    parsers: { ...COLUMN_PARSERS },
  });
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
