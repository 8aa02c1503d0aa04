import { readFile, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { PglitePool } from '../database/pglite-pool.ts';
import type { Tables } from '../database/tables.ts';
import { migrateDatabase } from '../migrations/migrate.ts';

/** Writes an embedded database with the tables of this release to a file: a store begins with it in a fifth of the time. */
export async function writeMemoryImage(file: string): Promise<void> {
  const pglite = await PGlite.create();
  const pool = new PglitePool(pglite, () => undefined);
  await migrateDatabase(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }));
  const image = await pglite.dumpDataDir('none');
  await writeFile(file, new Uint8Array(await image.arrayBuffer()));
  await pool.end();
}

const read = new Map<string, Promise<Blob>>();

/** What `writeMemoryImage` wrote; it is read once for a process. */
export function readMemoryImage(file: string): Promise<Blob> {
  const known = read.get(file) ?? readFile(file).then((image) => new Blob([image], { type: 'application/x-tar' }));
  read.set(file, known);
  return known;
}
