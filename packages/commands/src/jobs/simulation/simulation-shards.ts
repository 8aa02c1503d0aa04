import { ENGINE_VERSION } from '@tierwright/engine';
import { type ImpactPart, mergeImpact, runImpact } from '@tierwright/simulation';
import {
  beatPart,
  beatParts,
  countPartners,
  cutPartners,
  dropParts,
  endJob,
  findJob,
  findPart,
  type KeptJob,
  keepPart,
  missingParts,
  partBodies,
  planParts,
  startJob,
} from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { breathe } from '../../decisions/breathe.ts';
import { JobFailed } from '../job-run.ts';
import { baseShards } from './base-shards.ts';
import { pulseOf } from './pulse.ts';
import { runningPart } from './running-work.ts';
import { type Simulated, simulatedOf } from './simulated.ts';
import { simulationResult } from './simulation-result.ts';

/** A simulation that a workflow carries, and the versions that it is of. */
export interface SimulationRef {
  readonly tenant: string;
  readonly job: string;
  /** Hashes. */
  readonly baseline: string;
  readonly candidate: string;
}

export interface ShardRef extends SimulationRef {
  readonly shard: number;
}

/** Parts that are read at once when they are merged. */
const TOGETHER = 4;

const isRunning = (job: KeptJob | undefined): job is KeptJob => job?.state === 'queued' || job?.state === 'running';

/** The job, where it is not over. Throws JobFailed where it is of other versions than the workflow began with. */
async function wanted({ store }: Service, { tenant, job: id, baseline, candidate }: SimulationRef): Promise<KeptJob | undefined> {
  const job = await store.read(tenant, (tx) => findJob(tx, id));
  if (!isRunning(job)) return undefined;
  const input = job.input as unknown as Simulated['input'];
  if (input.baseline !== baseline || input.candidate.hash !== candidate) throw new JobFailed('CMD505', 'The job is of other versions.');
  return job;
}

/** Cuts the base into shards of so many partners, once; which of them this release has not decided. `missing` null: the job is over. */
export async function planShards(
  service: Service,
  ref: SimulationRef & { readonly size: number },
): Promise<{ readonly missing: readonly number[] | null }> {
  const job = await wanted(service, ref);
  if (!job) return { missing: null };
  const { partners } = job.input as unknown as Simulated['input'];
  const missing = await service.store.transaction(ref.tenant, async (tx) => {
    await planParts(tx, ref.job, await cutPartners(tx, partners, ref.size));
    await startJob(tx, ref.job, service.clock(), await countPartners(tx, partners));
    return await missingParts(tx, ref.job, ENGINE_VERSION);
  });
  return { missing };
}

/** Decides a shard and keeps its part. Done again it is the same; `isOver`: the job is not wanted any more. */
export async function decideShard(service: Service, ref: ShardRef, signal: AbortSignal): Promise<{ readonly isOver: boolean }> {
  const { store } = service;
  const { tenant, job: id, shard: n } = ref;
  const job = await wanted(service, ref);
  const range = job && (await store.read(tenant, (tx) => findPart(tx, id, n)));
  if (!job || !range) return { isOver: true };
  const stop = new AbortController();
  const any = AbortSignal.any([signal, stop.signal]);
  const at = { done: 0 };
  const beat = async () => {
    if (!(await store.transaction(tenant, (tx) => beatPart(tx, id, { n, at: service.clock(), ...at })))) stop.abort('over');
  };
  const pulse = pulseOf(beat);
  try {
    const simulated = await simulatedOf(service, tenant, job);
    const decided = await runImpact(baseShards(service, { tenant, simulated, range, signal: any }), simulated.versions, {
      signal: any,
      pause: breathe(),
      progress: (done) => void Object.assign(at, { done }),
    });
    const part = mergeImpact([decided, await runningPart(service, { tenant, simulated, range, signal: any })]);
    await pulse.end();
    await store.transaction(tenant, async (tx) => {
      await keepPart(tx, id, { n, engine: ENGINE_VERSION, body: JSON.stringify(part) });
      await beatPart(tx, id, { n, at: service.clock(), ...at });
    });
    return { isOver: stop.signal.aborted };
  } catch (error) {
    if (stop.signal.aborted) return { isOver: true };
    throw error;
  } finally {
    await pulse.end();
  }
}

/** Merges the parts and ends the job; not over where one is missing: this release of the engine has not decided it. */
export async function mergeShards(service: Service, ref: SimulationRef): Promise<{ readonly isOver: boolean }> {
  const { store } = service;
  const { tenant, job: id } = ref;
  const job = await wanted(service, ref);
  if (!job) return { isOver: true };
  const missing = await store.read(tenant, (tx) => missingParts(tx, id, ENGINE_VERSION));
  if (missing.length > 0) return { isOver: false };
  let whole = mergeImpact([]);
  for (let from = 0; ; from += TOGETHER) {
    const bodies = await store.read(tenant, (tx) => partBodies(tx, id, from, TOGETHER));
    for (const body of bodies) whole = mergeImpact([whole, body as unknown as ImpactPart]);
    if (bodies.length < TOGETHER) break;
  }
  const result = JSON.stringify(simulationResult(await simulatedOf(service, tenant, job), whole));
  await store.transaction(tenant, async (tx) => {
    await beatParts(tx, id, service.clock());
    await endJob(tx, id, { state: 'done', at: service.clock(), result, problem: null });
    await dropParts(tx, id);
    tx.wakeJobs();
  });
  return { isOver: true };
}

/** Ends a job that does not go on. `problem`: a sentence without data; null: it was cancelled. */
export async function leaveSimulation(
  { store, clock }: Service,
  { tenant, job, problem }: SimulationRef & { readonly problem: string | null },
): Promise<void> {
  const end =
    problem === null
      ? { state: 'cancelled' as const, problem: null }
      : { state: 'failed' as const, problem: JSON.stringify({ code: 'CMD505', message: problem }) };
  await store.transaction(tenant, async (tx) => {
    await endJob(tx, job, { ...end, at: clock(), result: null });
    await dropParts(tx, job);
    tx.wakeJobs();
  });
}
