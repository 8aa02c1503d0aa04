import { Kysely, PostgresDialect, sql } from 'kysely';
import { postgresPool } from '../database/postgres-pool.ts';
import type { Tables } from '../database/tables.ts';
import { migrateDatabase } from '../migrations/migrate.ts';

export interface Migration {
  /** Of a login that owns the database and may create roles. */
  readonly url: string;
  /** The login that the service uses: it may act as `tierwright_app` from now on. */
  readonly login?: string;
}

/** Brings a PostgreSQL database up to this release; gives the names of the migrations that ran. An embedded one does it when it opens. */
export async function migrateStore({ url, login }: Migration): Promise<readonly string[]> {
  const pool = postgresPool({ url, connections: 1, applicationName: 'tierwright-migrate' });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const done = await migrateDatabase(db);
    if (login !== undefined) await sql`grant tierwright_app to ${sql.id(login)}`.execute(db);
    return done;
  } finally {
    await db.destroy();
  }
}
