import type { Json } from '@tierwright/program';
import { sql } from 'kysely';
import type { Tx } from '../database/store.ts';

/** Keeps partners that a job asks again, as a part of its own. */
export async function addPart(tx: Tx, job: string, n: number, partners: Uint8Array): Promise<void> {
  const none = { after: null, through: null, engine: null, body: null };
  await tx.db
    .insertInto('job_part')
    .values({ tenant: tx.tenant, job, n, ...none, partners })
    .onConflict((conflict) => conflict.columns(['tenant', 'job', 'n']).doUpdateSet({ partners }))
    .execute();
}

/** The partners of a part that are asked again. */
export async function partPartners(tx: Tx, job: string, n: number): Promise<Uint8Array | undefined> {
  const found = await tx.db
    .selectFrom('job_part')
    .select('partners')
    .where('tenant', '=', tx.tenant)
    .where('job', '=', job)
    .where('n', '=', n)
    .executeTakeFirst();
  return found?.partners ?? undefined;
}

/** How often the parts of a job were asked before, and the release of the engine and the question that they are asked with now. */
export interface JobRound {
  readonly round: number;
  /** Null in the first round. */
  readonly engine: string | null;
  readonly question: Json | null;
}

export async function roundOf(tx: Tx, job: string): Promise<JobRound | undefined> {
  const { rows } = await sql<JobRound>`
    select round, so_far ->> 'engine' as engine, so_far -> 'question' as question
    from job where tenant = ${tx.tenant}::uuid and id = ${job}::uuid`.execute(tx.db);
  return rows[0];
}

/** What the rounds of a job have come to, as it was given to `nextRound`. */
export async function soFarOf(tx: Tx, job: string): Promise<Json | null> {
  const found = await tx.db.selectFrom('job').select('so_far').where('tenant', '=', tx.tenant).where('id', '=', job).executeTakeFirst();
  return found?.so_far ?? null;
}

/** All parts are asked once more, if this round was not ended before; `soFar`: a JSON text with `engine` and `question`; null: from the beginning. */
export async function nextRound(
  tx: Tx,
  job: string,
  { ended, soFar }: { readonly ended: number; readonly soFar: string | null },
): Promise<void> {
  const asked = await tx.db
    .updateTable('job')
    .set({ round: ended + 1, so_far: soFar })
    .where('tenant', '=', tx.tenant)
    .where('id', '=', job)
    .where('round', '=', ended)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (asked.numUpdatedRows !== 1n) return;
  await tx.db
    .updateTable('job_part')
    .set({ engine: null, body: null, ...(soFar === null ? { partners: null } : {}) })
    .where('tenant', '=', tx.tenant)
    .where('job', '=', job)
    .execute();
}
