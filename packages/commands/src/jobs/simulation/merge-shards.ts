import { ENGINE_VERSION } from '@tierwright/engine';
import type { Json } from '@tierwright/program';
import { Merging, mergeSweeps, type SeekState, type SweepPart } from '@tierwright/simulation';
import { beatParts, dropParts, endJob, type JobRound, missingParts, nextRound, partBodies, roundOf, soFarOf } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { questionsIn } from './answer-questions.ts';
import { isOurs, type SimulationRef, seekStateOf, wanted } from './carried-simulation.ts';
import { simulatedOf } from './simulated.ts';
import { MergedParts, type SimulationPart } from './simulation-part.ts';
import { simulationResult } from './simulation-result.ts';

/** Parts that are read at once when they are merged. */
const TOGETHER = 4;

/** What a job has come to between two rounds of a search. */
interface SoFar {
  readonly engine: string;
  readonly question: SeekState;
  readonly whole: SimulationPart;
}

/**
 * Merges the parts and ends the job; not over where one is missing: this release of the engine has not decided it, or a search
 * asks all of them once more.
 */
export async function mergeShards(service: Service, ref: SimulationRef): Promise<{ readonly isOver: boolean }> {
  const { store } = service;
  const { tenant, job: id } = ref;
  const job = await wanted(service, ref);
  if (!job) return { isOver: true };
  const { missing, now } = await store.read(tenant, async (tx) => ({
    missing: await missingParts(tx, id, ENGINE_VERSION),
    now: await roundOf(tx, id),
  }));
  if (missing.length > 0 || !now || !isOurs(now)) return { isOver: false };
  const simulated = await simulatedOf(service, tenant, job);
  const questions = questionsIn(simulated);
  const { whole, sums } = await mergedRound(store, ref, now);
  const seeking = sums && questions.seeking?.(seekStateOf(now));
  seeking?.next();
  const next = sums && seeking?.next(sums);
  if (next && next.done !== true) {
    const soFar: SoFar = { engine: ENGINE_VERSION, question: next.value.state, whole };
    await store.transaction(tenant, (tx) => nextRound(tx, id, { ended: now.round, soFar: JSON.stringify(soFar) }));
    return { isOver: false };
  }
  const result = JSON.stringify(simulationResult(simulated, questions, whole, next?.value));
  return await store.transaction(tenant, async (tx) => {
    if ((await roundOf(tx, id))?.round !== now.round) return { isOver: false };
    await beatParts(tx, id, service.clock());
    await endJob(tx, id, { state: 'done', at: service.clock(), result, problem: null });
    await dropParts(tx, id);
    tx.wakeJobs();
    return { isOver: true };
  });
}

/** All that partners came to in the first round, and the sums of the round that is over. */
async function mergedRound(
  store: Service['store'],
  { tenant, job }: SimulationRef,
  { question }: JobRound,
): Promise<{ readonly whole: SimulationPart; readonly sums: SweepPart | null }> {
  const eachBody = async (add: (body: Json | null) => void): Promise<void> => {
    for (let from = 0; ; from += TOGETHER) {
      const bodies = await store.read(tenant, (tx) => partBodies(tx, job, from, TOGETHER));
      for (const body of bodies) add(body);
      if (bodies.length < TOGETHER) return;
    }
  };
  if (question !== null) {
    const soFar = (await store.read(tenant, (tx) => soFarOf(tx, job))) as unknown as SoFar;
    const sums = new Merging(mergeSweeps);
    await eachBody((body) => sums.add(body as unknown as SweepPart));
    return { whole: soFar.whole, sums: sums.whole() };
  }
  const parts = new MergedParts();
  await eachBody((body) => parts.add(body as unknown as SimulationPart));
  const { impact, base, answers } = parts.whole();
  // Sums of a round are large, and of no use when the round is over.
  return { whole: { impact, base, answers: answers && { ...answers, round: null } }, sums: answers?.round ?? null };
}
