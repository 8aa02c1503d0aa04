import { ENGINE_VERSION } from '@tierwright/engine';
import type { Snapshot } from '@tierwright/simulation';
import {
  beatPart,
  countPartners,
  cutPartners,
  findPart,
  isJobWanted,
  type JobRound,
  keepPart,
  missingParts,
  nextRound,
  partPartners,
  planParts,
  roundOf,
  startJob,
} from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { breathe } from '../../decisions/breathe.ts';
import { questionsIn } from './answer-questions.ts';
import type { ShardsAsked } from './base-shards.ts';
import { isOurs, type ShardRef, type SimulationRef, seekStateOf, wanted } from './carried-simulation.ts';
import { answerAgain, keptBytes } from './kept-partners.ts';
import { BEAT, LOOK, pulseOf } from './pulse.ts';
import { type Simulated, simulatedOf } from './simulated.ts';
import { decidePart } from './simulation-part.ts';
import { unlessAborted } from './unless-aborted.ts';

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
    const now = await roundOf(tx, ref.job);
    // What another release has come to so far is not gone on from.
    if (now && !isOurs(now)) await nextRound(tx, ref.job, { ended: now.round, soFar: null });
    return await missingParts(tx, ref.job, ENGINE_VERSION);
  });
  return { missing };
}

/** Decides a shard and keeps its part. Done again it is the same; `isOver`: the job is not wanted any more. */
export async function decideShard(service: Service, ref: ShardRef, signal: AbortSignal): Promise<{ readonly isOver: boolean }> {
  const { store } = service;
  const { tenant, job: id, shard: n } = ref;
  const job = await wanted(service, ref);
  const [part, now] = job ? await store.read(tenant, async (tx) => [await findPart(tx, id, n), await roundOf(tx, id)] as const) : [];
  if (!job || !part || !now) return { isOver: true };
  // Asked with a question of another release: planned anew it is asked with one of ours.
  if (!isOurs(now)) return { isOver: false };
  const stop = new AbortController();
  const any = AbortSignal.any([signal, stop.signal]);
  const at = { done: part.done };
  const beat = () => store.transaction(tenant, (tx) => beatPart(tx, id, { n, at: service.clock(), ...at }));
  // A look of its own, since who says something may have to wait for others.
  const look = async () => {
    if (!(await store.read(tenant, (tx) => isJobWanted(tx, id)))) stop.abort('over');
  };
  const pulses = [pulseOf(look, LOOK), pulseOf(beat, BEAT)];
  try {
    const simulated = await unlessAborted(any, () => simulatedOf(service, tenant, job));
    const progress = (done: number) => void Object.assign(at, { done });
    const asked = { tenant, simulated, range: part, signal: any };
    const decided = await answered(service, asked, { n, now, id, progress });
    await Promise.all(pulses.map((pulse) => pulse.end()));
    await store.transaction(tenant, async (tx) => {
      await keepPart(tx, id, { n, engine: ENGINE_VERSION, round: now.round, ...decided });
      await beatPart(tx, id, { n, at: service.clock(), ...at });
    });
    return { isOver: stop.signal.aborted };
  } catch (error) {
    if (stop.signal.aborted) return { isOver: true };
    throw error;
  } finally {
    for (const pulse of pulses) pulse.leave();
  }
}

interface ShardAsked {
  readonly id: string;
  readonly n: number;
  readonly now: JobRound;
  readonly progress: (done: number) => void;
}

/** What a shard answers in a round: the first one reads its partners, later ones ask those that were kept. */
async function answered(
  service: Service,
  asked: ShardsAsked,
  { id, n, now, progress }: ShardAsked,
): Promise<{ readonly body: string; readonly partners?: Uint8Array }> {
  const { simulated, tenant, signal } = asked;
  const questions = questionsIn(simulated);
  const first = questions.seeking?.(seekStateOf(now)).next();
  const round = first === undefined || first.done === true ? null : first.value;
  if (now.question !== null && round !== null) {
    const bytes = await unlessAborted(signal, () => service.store.read(tenant, (tx) => partPartners(tx, id, n)));
    return { body: JSON.stringify(await answerAgain(bytes, simulated, round, { signal, pause: breathe() })) };
  }
  let partners: Uint8Array | undefined;
  const keep = async (shard: Snapshot) => {
    partners = await keptBytes(shard);
  };
  const isKept = round !== null && !round.isLast;
  // What is kept is one shard, whole: those of a workflow are small.
  const kept = isKept ? { keep, size: Number.POSITIVE_INFINITY } : {};
  const body = JSON.stringify(await decidePart(service, asked, { questions, round, progress, ...kept }));
  return { body, ...(partners === undefined ? {} : { partners }) };
}
