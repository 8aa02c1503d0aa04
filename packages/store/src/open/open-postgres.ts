import { Kysely, PostgresDialect, sql } from 'kysely';
import { channelOf, PostgresListener } from '../database/postgres-listener.ts';
import { postgresPool } from '../database/postgres-pool.ts';
import { isLost } from '../database/sql-error.ts';
import type { Store } from '../database/store.ts';
import { StoreRefused, StoreUnavailable } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';
import { type Wake, Wakes } from '../database/wakes.ts';
import { walkTenants } from '../database/walk.ts';
import { wrongTables } from '../migrations/migrate.ts';
import { openedStore } from './opened-store.ts';
import { refuseUnsafeServer } from './server-durability.ts';
import { loginProblem, refuseStrongLogin } from './service-login.ts';
import type { StoreOptions } from './store-options.ts';

/** Connections of one process, besides the one that listens. */
const CONNECTIONS = 10;

/** A PostgreSQL server, after a look whether it may be trusted and whether the login may do no more than it has to. */
export async function openPostgres(options: StoreOptions & { kind: 'postgres' }): Promise<Store> {
  const { url, connections = CONNECTIONS, applicationName = 'tierwright' } = options;
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: postgresPool({ url, connections, applicationName }) }) });
  try {
    await refuseUnsafeServer(db);
    await refuseStrongLogin(db);
    const tables = await wrongTables(db);
    if (tables !== undefined) throw new StoreRefused('STO124', tables);
  } catch (error) {
    await db.destroy();
    throw isLost(error) ? new StoreUnavailable('STO102', `The database does not answer: ${messageOf(error)}`, { cause: error }) : error;
  }
  const wakes = new Wakes();
  const catchUp = async () => {
    const waiting = [
      ['outbox', await walkTenants(db, { of: 'outbox', before: Number.MAX_SAFE_INTEGER })],
      ['jobs', await walkTenants(db, { of: 'jobs' })],
    ] as const;
    for (const [wake, tenants] of waiting) for (const tenant of tenants) wakes.tell(wake, tenant);
  };
  const listener = new PostgresListener({ url, applicationName, wakes, catchUp });
  return openedStore({
    engine: 'postgres',
    db,
    on: (wake: Wake, told) => {
      listener.start();
      return wakes.on(wake, told);
    },
    tell: async (tx, wake, tenant) => {
      await sql`select pg_notify(${channelOf(wake)}, ${tenant})`.execute(tx);
    },
    ready: async () => (await wrongTables(db)) ?? (await loginProblem(db)),
    close: async () => {
      await listener.close();
      await db.destroy();
    },
  });
}

/** Of several addresses that were tried, what each said. */
const messageOf = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : error instanceof Error ? error.message : String(error);
