import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { IdRange } from '../partners/list-partners.ts';

/** A part of a job over many partners. */
export interface JobPart extends IdRange {
  readonly n: number;
  /** Partners. */
  readonly done: number;
}

/** A job of a workflow begins to run; nothing where it is over. */
export async function startJob(tx: Tx, id: string, at: number, total: number): Promise<void> {
  await tx.db
    .updateTable('job')
    .set(({ fn, ref, val }) => ({ state: 'running', started_at: fn.coalesce(ref('started_at'), val(at)), beat_at: at, total }))
    .where('tenant', '=', tx.tenant)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}

/** Cuts a job into parts, once: what is cut already stays. */
export async function planParts(tx: Tx, job: string, ranges: readonly IdRange[]): Promise<void> {
  await sql`
    insert into job_part (tenant, job, n, after, through)
    select ${tx.tenant}::uuid, ${job}::uuid, n - 1, after, through
    from unnest(${ranges.map(({ after }) => after)}::text[], ${ranges.map(({ through }) => through)}::text[])
      with ordinality as cut (after, through, n)
    on conflict do nothing`.execute(tx.db);
}

export async function findPart(tx: Tx, job: string, n: number): Promise<JobPart | undefined> {
  return await tx.db
    .selectFrom('job_part')
    .select(['n', 'done', 'after', 'through'])
    .where('tenant', '=', tx.tenant)
    .where('job', '=', job)
    .where('n', '=', n)
    .executeTakeFirst();
}

/** How far a part is. Whoever else is saying that of the job at the moment says it for all: nobody waits for another. */
export async function beatPart(
  tx: Tx,
  job: string,
  { n, done, at }: { readonly n: number; readonly done: number; readonly at: number },
): Promise<void> {
  await tx.db.updateTable('job_part').set({ done }).where('tenant', '=', tx.tenant).where('job', '=', job).where('n', '=', n).execute();
  await sql`
    update job set beat_at = ${at}, done = (select coalesce(sum(done), 0) from job_part where tenant = ${tx.tenant}::uuid and job = ${job}::uuid)
    where (tenant, id) in (
      select tenant, id from job where tenant = ${tx.tenant}::uuid and id = ${job}::uuid and state = 'running' for update skip locked
    )`.execute(tx.db);
}

/** How far all parts are together. */
export async function beatParts(tx: Tx, job: string, at: number): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({
      beat_at: at,
      done: sql<number>`(select coalesce(sum(done), 0) from job_part where tenant = ${tx.tenant}::uuid and job = ${job}::uuid)`,
    })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', job)
    .where('state', '=', 'running')
    .execute();
}

/** What a part came to. */
export interface PartKept {
  readonly n: number;
  /** The release of the engine that says so. */
  readonly engine: string;
  /** A JSON text. */
  readonly body: string;
  /** The round that it answers: one that comes too late is not kept. */
  readonly round: number;
  /** Its partners, where later rounds ask them again. */
  readonly partners?: Uint8Array;
}

/** Keeps what a part came to. Done again it is the same. */
export async function keepPart(tx: Tx, job: string, { n, engine, body, round, partners }: PartKept): Promise<void> {
  const now = await tx.db
    .selectFrom('job')
    .select('round')
    .where('tenant', '=', tx.tenant)
    .where('id', '=', job)
    .forShare()
    .executeTakeFirst();
  if (now?.round !== round) return;
  await tx.db
    .updateTable('job_part')
    .set({ engine, body, ...(partners === undefined ? {} : { partners }) })
    .where('tenant', '=', tx.tenant)
    .where('job', '=', job)
    .where('n', '=', n)
    .execute();
}

/** Parts that this release of the engine has not decided, in order. */
export async function missingParts(tx: Tx, job: string, engine: string): Promise<number[]> {
  const rows = await tx.db
    .selectFrom('job_part')
    .select('n')
    .where('tenant', '=', tx.tenant)
    .where('job', '=', job)
    .where(({ or, eb }) => or([eb('engine', 'is', null), eb('engine', '<>', engine)]))
    .orderBy('n')
    .execute();
  return rows.map(({ n }) => n);
}

/** What parts came to, in order, from one on; null where a part is not decided. */
export async function partBodies(tx: Tx, job: string, from: number, limit: number): Promise<(Json | null)[]> {
  const rows = await tx.db
    .selectFrom('job_part')
    .select('body')
    .where('tenant', '=', tx.tenant)
    .where('job', '=', job)
    .where('n', '>=', from)
    .orderBy('n')
    .limit(limit)
    .execute();
  return rows.map(({ body }) => body);
}

/** Forgets the parts of a job, and what they came to: they are merged, or not wanted any more. */
export async function dropParts(tx: Tx, job: string): Promise<void> {
  await tx.db
    .updateTable('job')
    .set({ so_far: null })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', job)
    .where('so_far', 'is not', null)
    .execute();
  await tx.db.deleteFrom('job_part').where('tenant', '=', tx.tenant).where('job', '=', job).execute();
}
