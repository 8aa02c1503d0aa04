import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { JobRow } from '../database/tables/platform.ts';

/** Long work that somebody asked for. */
export type KeptJob = Omit<Selectable<JobRow>, 'tenant' | 'round' | 'so_far'>;

const COLUMNS = [
  'id',
  'kind',
  'carried_by',
  'state',
  'done',
  'total',
  'input',
  'result',
  'problem',
  'asked_by',
  'created_at',
  'started_at',
  'beat_at',
  'ended_at',
  'cancel_asked_at',
] as const;

/** A job begins to wait; whoever runs jobs is told after the commit. `input` is a JSON text. */
export async function addJob(
  tx: Tx,
  {
    id,
    kind,
    input,
    askedBy,
    at,
    carriedBy = 'runner',
  }: {
    readonly id: string;
    readonly kind: string;
    readonly input: string;
    readonly askedBy: string;
    readonly at: number;
    readonly carriedBy?: KeptJob['carried_by'];
  },
): Promise<void> {
  await tx.db
    .insertInto('job')
    .values({
      tenant: tx.tenant,
      id,
      kind,
      carried_by: carriedBy,
      state: 'queued',
      total: null,
      input,
      result: null,
      problem: null,
      asked_by: askedBy,
      created_at: at,
      started_at: null,
      beat_at: null,
      ended_at: null,
      cancel_asked_at: null,
    })
    .execute();
  tx.wakeJobs();
}

export async function findJob(tx: Tx, id: string, lock: 'lock' | 'noLock' = 'noLock'): Promise<KeptJob | undefined> {
  const query = tx.db.selectFrom('job').select(COLUMNS).where('tenant', '=', tx.tenant).where('id', '=', id);
  return await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst();
}

/** Whether a job waits or runs: a look that waits for nobody. */
export async function isJobWanted(tx: Tx, id: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('job')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return found !== undefined;
}

/** Jobs of a kind that workflows carry and that are not over; `started`: whether one has begun to run. */
export async function jobsOfWorkflows(tx: Tx, kind: string): Promise<{ readonly id: string; readonly started: boolean }[]> {
  const rows = await tx.db
    .selectFrom('job')
    .select(['id', 'started_at'])
    .where('tenant', '=', tx.tenant)
    .where('kind', '=', kind)
    .where('carried_by', '=', 'workflow')
    .where('state', 'in', ['queued', 'running'])
    .orderBy('id')
    .execute();
  return rows.map(({ id, started_at }) => ({ id, started: started_at !== null }));
}

/** Jobs, the newest first, before a pair of instant and id; without input and result. */
export async function listJobs(
  tx: Tx,
  { kind, askedBy }: { readonly kind?: string; readonly askedBy?: string },
  before: readonly [at: number, id: string] | undefined,
  limit: number,
): Promise<Omit<KeptJob, 'input' | 'result'>[]> {
  let query = tx.db
    .selectFrom('job')
    .select([
      'id',
      'kind',
      'carried_by',
      'state',
      'done',
      'total',
      'problem',
      'asked_by',
      'created_at',
      'started_at',
      'beat_at',
      'ended_at',
      'cancel_asked_at',
    ])
    .where('tenant', '=', tx.tenant);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (askedBy !== undefined) query = query.where('asked_by', '=', askedBy);
  if (before) {
    const [at, id] = before;
    query = query.where(({ or, and, eb }) => or([eb('created_at', '<', at), and([eb('created_at', '=', at), eb('id', '<', id)])]));
  }
  return await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Ids of jobs that wait, or run without a beat since an instant: their runner is gone. The oldest first. */
export async function waitingJobs(tx: Tx, beatBefore: number, limit: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('job')
    .select('id')
    .where('tenant', '=', tx.tenant)
    .where('carried_by', '=', 'runner')
    .where(({ or, and, eb }) => or([eb('state', '=', 'queued'), and([eb('state', '=', 'running'), eb('beat_at', '<', beatBefore)])]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes a job that waits, or whose runner is gone; nothing where another has it, or it is over. */
export async function takeJob(tx: Tx, id: string, at: number, beatBefore: number): Promise<KeptJob | undefined> {
  return await tx.db
    .updateTable('job')
    .set(({ fn, ref, val }) => ({ state: 'running', started_at: fn.coalesce(ref('started_at'), val(at)), beat_at: at }))
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('carried_by', '=', 'runner')
    .where(({ or, and, eb }) => or([eb('state', '=', 'queued'), and([eb('state', '=', 'running'), eb('beat_at', '<', beatBefore)])]))
    .returning(COLUMNS)
    .executeTakeFirst();
}

/**
 * Whoever runs a job says that it lives, by the beat it said last: nothing where somebody else took it over. `cancel`: to
 * stop was asked for.
 */
export async function beatJob(
  tx: Tx,
  id: string,
  { last, at, done, total }: { readonly last: number; readonly at: number; readonly done: number; readonly total: number | null },
): Promise<{ readonly cancel: boolean } | undefined> {
  const row = await tx.db
    .updateTable('job')
    .set({ beat_at: at, done, total })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('beat_at', '=', last)
    .returning('cancel_asked_at')
    .executeTakeFirst();
  return row ? { cancel: row.cancel_asked_at !== null } : undefined;
}

/** A job ends, once; `result` and `problem` are JSON texts. Whether it was still running. */
export async function endJob(
  tx: Tx,
  id: string,
  {
    state,
    at,
    result,
    problem,
  }: {
    readonly state: 'done' | 'failed' | 'cancelled';
    readonly at: number;
    readonly result: string | null;
    readonly problem: string | null;
  },
): Promise<boolean> {
  const ended = await tx.db
    .updateTable('job')
    .set({ state, ended_at: at, result, problem })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
}

/**
 * Asks a job to stop; one of a workflow is over at once, whose workers look by themselves, and so is one that waits, unless a
 * runner has to end what it has begun.
 */
export async function cancelJob(tx: Tx, id: string, at: number, waits: 'isOver' | 'isToEnd' = 'isOver'): Promise<void> {
  await sql`
    update job set
      cancel_asked_at = coalesce(cancel_asked_at, ${at}),
      state = case when (state = 'queued' and ${waits} = 'isOver') or carried_by = 'workflow' then 'cancelled' else state end,
      ended_at = case when (state = 'queued' and ${waits} = 'isOver') or carried_by = 'workflow' then ${at} else ended_at end
    where tenant = ${tx.tenant} and id = ${id} and state in ('queued', 'running')`.execute(tx.db);
  tx.wakeJobs();
}

/** Whoever runs a job gives it back, to go on elsewhere or later: it waits again. */
export async function giveBackJob(tx: Tx, id: string, last: number): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ state: 'queued', beat_at: null })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('beat_at', '=', last)
    .execute();
  tx.wakeJobs();
}
