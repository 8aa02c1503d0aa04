import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';
import type { IdRange } from '../partners/list-partners.ts';

/** A part of a job over many partners. */
export interface JobPart extends IdRange {
  readonly n: number;
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
    .select(['n', 'after', 'through'])
    .where('tenant', '=', tx.tenant)
    .where('job', '=', job)
    .where('n', '=', n)
    .executeTakeFirst();
}

/** How far a part is; whether the job still runs. */
export async function beatPart(
  tx: Tx,
  job: string,
  { n, done, at }: { readonly n: number; readonly done: number; readonly at: number },
): Promise<boolean> {
  await tx.db.updateTable('job_part').set({ done }).where('tenant', '=', tx.tenant).where('job', '=', job).where('n', '=', n).execute();
  return await beatParts(tx, job, at);
}

/** How far all parts are together; whether the job still runs. */
export async function beatParts(tx: Tx, job: string, at: number): Promise<boolean> {
  const found = await tx.db
    .updateTable('job')
    .set({
      beat_at: at,
      done: sql<number>`(select coalesce(sum(done), 0) from job_part where tenant = ${tx.tenant}::uuid and job = ${job}::uuid)`,
    })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', job)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return found.numUpdatedRows === 1n;
}

/** What a part came to, a JSON text, and the release of the engine that says so. Done again it is the same. */
export async function keepPart(
  tx: Tx,
  job: string,
  { n, engine, body }: { readonly n: number; readonly engine: string; readonly body: string },
): Promise<void> {
  await tx.db
    .updateTable('job_part')
    .set({ engine, body })
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

/** Forgets the parts of a job: they are merged, or not wanted any more. */
export async function dropParts(tx: Tx, job: string): Promise<void> {
  await tx.db.deleteFrom('job_part').where('tenant', '=', tx.tenant).where('job', '=', job).execute();
}
