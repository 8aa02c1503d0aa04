import { Kysely, PostgresDialect, sql } from 'kysely';
import { postgresPool } from '../database/postgres-pool.ts';
import type { Store } from '../database/store.ts';
import { StoreRefused } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';
import { Wakes } from '../database/wakes.ts';
import { wrongTables } from '../migrations/migrate.ts';
import { openedStore } from './opened-store.ts';
import type { StoreOptions } from './store-options.ts';

/** Connections of one process. */
const CONNECTIONS = 10;

/** A PostgreSQL server, after a look whether it may be trusted and whether the login may do no more than it has to. */
export async function openPostgres(options: StoreOptions & { kind: 'postgres' }): Promise<Store> {
  const { url, connections = CONNECTIONS, applicationName = 'tierwright' } = options;
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: postgresPool({ url, connections, applicationName }) }) });
  const owner = db as unknown as Kysely<never>;
  const wakes = new Wakes();
  const tables = await wrongTables(owner);
  if (tables !== undefined) throw new StoreRefused('STO124', tables);
  return openedStore({
    engine: 'postgres',
    db,
    wakes,
    tell: async (tx, wake, tenant) => {
      await sql`select pg_notify(${`tierwright_${wake}`}, ${tenant})`.execute(tx);
    },
    ready: () => wrongTables(owner),
    close: () => db.destroy(),
  });
}
