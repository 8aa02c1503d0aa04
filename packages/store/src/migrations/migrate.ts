import { type Kysely, Migrator, sql } from 'kysely';
import { StoreRefused } from '../database/store-error.ts';
import type { Tables } from '../database/tables.ts';
import { up as tables } from './0001-tables.ts';
import { up as walls } from './0002-walls.ts';

/** In order; listed here, so that a bundle needs no files. */
const MIGRATIONS = { '0001-tables': { up: tables }, '0002-walls': { up: walls } };

/** Apart from the tables of the product: which migrations have run. */
const SCHEMA = 'tierwright_migrations';

const migratorOf = (db: Kysely<Tables>) =>
  new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS }, migrationTableSchema: SCHEMA });

/** Brings the tables up to this release; gives the names of the migrations that ran. Another that does the same is waited for. */
export async function migrateDatabase(db: Kysely<Tables>): Promise<readonly string[]> {
  const { error, results = [] } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw migrationFailed(error);
  await sql
    .raw(`grant usage on schema ${SCHEMA} to tierwright_app; grant select on ${SCHEMA}.kysely_migration to tierwright_app`)
    .execute(db);
  return results.map(({ migrationName }) => migrationName);
}

function migrationFailed(error: unknown): unknown {
  const isNewer = error instanceof Error && error.message.includes('corrupted migrations');
  return isNewer
    ? new StoreRefused('STO124', 'The tables are of a later release than this one: start that release.', { cause: error })
    : error;
}

/** Nothing where the tables are those of this release; else a sentence. */
export async function wrongTables(db: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${`${SCHEMA}.kysely_migration`}) is not null as there`.execute(db);
  if (!rows[0]?.there) return 'The database has no tables yet: run the migration first.';
  const done = await sql<{ name: string }>`select name from ${sql.table(`${SCHEMA}.kysely_migration`)} order by name`.execute(db);
  const names = new Set(done.rows.map(({ name }) => name));
  const missing = Object.keys(MIGRATIONS).filter((name) => !names.has(name));
  if (missing.length > 0) return `The tables are of an earlier release: run the migration (${missing.join(', ')}).`;
  const later = [...names].filter((name) => !(name in MIGRATIONS));
  return later.length > 0 ? `The tables are of a later release (${later.join(', ')}): start that one.` : undefined;
}
