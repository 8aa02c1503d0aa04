import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ProgramRow } from '../database/tables/programs.ts';

/** A program: the series of versions that bear its id. */
export type StoredProgram = Omit<Selectable<ProgramRow>, 'tenant'>;

const COLUMNS = ['id', 'title', 'active_hash', 'active_since', 'created_at'] as const;

/** By id, after one of them. */
export async function listPrograms(tx: Tx, after: string | undefined, limit: number): Promise<readonly StoredProgram[]> {
  let query = tx.db.selectFrom('program').select(COLUMNS).where('tenant', '=', tx.tenant);
  if (after !== undefined) query = query.where('id', '>', after);
  return query.orderBy('id').limit(limit).execute();
}

/** One program; `lock`: nobody else releases a version of it until the commit. */
export async function findProgram(tx: Tx, id: string, lock = false): Promise<StoredProgram | undefined> {
  let query = tx.db.selectFrom('program').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

/** A program is there from its first version on. */
export async function keepProgram(tx: Tx, id: string, title: string, now: number): Promise<void> {
  await tx.db
    .insertInto('program')
    .values({ tenant: tx.tenant, id, title, active_hash: null, active_since: null, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** New items begin under this version from now on. */
export async function setActiveVersion(tx: Tx, id: string, hash: string, title: string, now: number): Promise<void> {
  await tx.db
    .updateTable('program')
    .set({ active_hash: hash, active_since: now, title })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .execute();
}
