import type { Selectable } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { ProgramReleaseRow } from '../database/tables/programs.ts';

/** A version that came, or is to come, into force. */
export type StoredRelease = Omit<Selectable<ProgramReleaseRow>, 'tenant'>;

const COLUMNS = [
  'id',
  'program',
  'hash',
  'review',
  'kind',
  'state',
  'effective_at',
  'asked_by',
  'human',
  'asked_at',
  'activated_at',
  'before_hash',
  'ended_at',
  'reason',
  'report',
] as const;

export async function findRelease(tx: Tx, id: string, lock = false): Promise<StoredRelease | undefined> {
  let query = tx.db.selectFrom('program_release').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

export interface ReleasesAsked {
  readonly program: string;
  readonly before?: readonly [askedAt: number, id: string];
  readonly limit: number;
}

/** The releases of a program, the last asked for first. */
export async function listReleases(tx: Tx, { program, before, limit }: ReleasesAsked): Promise<readonly StoredRelease[]> {
  let query = tx.db.selectFrom('program_release').select(COLUMNS).where('tenant', '=', tx.tenant).where('program', '=', program);
  if (before) {
    const [at, id] = before;
    query = query.where(({ or, and, eb }) => or([eb('asked_at', '<', at), and([eb('asked_at', '=', at), eb('id', '<', id)])]));
  }
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Releases whose instant has come, the first due first. */
export async function dueReleases(tx: Tx, at: number): Promise<readonly StoredRelease[]> {
  return tx.db
    .selectFrom('program_release')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('state', '=', 'scheduled')
    .where('effective_at', '<=', at)
    .orderBy('effective_at')
    .orderBy('id')
    .execute();
}

/** The release of a program in a state of which there is one at most. */
export async function releaseOf(tx: Tx, program: string, state: 'active' | 'scheduled'): Promise<StoredRelease | undefined> {
  return tx.db
    .selectFrom('program_release')
    .select(COLUMNS)
    .where('tenant', '=', tx.tenant)
    .where('program', '=', program)
    .where('state', '=', state)
    .executeTakeFirst();
}

/** Whether a version has been in force before. */
export async function wasActive(tx: Tx, program: string, hash: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('program_release')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('program', '=', program)
    .where('hash', '=', hash)
    .where('activated_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A scheduled release that will not come: whether it was scheduled still. */
export async function endScheduled(tx: Tx, id: string, state: 'cancelled' | 'suspended', reason: string): Promise<boolean> {
  const row = await tx.db
    .updateTable('program_release')
    .set({ state, reason })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', '=', 'scheduled')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function setReport(tx: Tx, id: string, report: string): Promise<void> {
  await tx.db.updateTable('program_release').set({ report }).where('tenant', '=', tx.tenant).where('id', '=', id).execute();
}
