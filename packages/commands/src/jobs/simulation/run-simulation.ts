import type { Json } from '@tierwright/program';
import { mergeImpact, runImpact, type Snapshot } from '@tierwright/simulation';
import { countPartners } from '@tierwright/store';
import { breathe } from '../../decisions/breathe.ts';
import { JobFailed, type JobRun } from '../job-run.ts';
import { answersOf, type Questions, questionsOf } from './answer-questions.ts';
import { baseShards } from './base-shards.ts';
import { runningPart } from './running-work.ts';
import { type Simulated, simulatedOf } from './simulated.ts';
import { simulationResult } from './simulation-result.ts';

const ALL = { after: null, through: null };

/** What is asked beside the report. Throws JobFailed. */
function questionsIn({ input: { questions, days }, versions }: Simulated): Questions | undefined {
  if (questions === undefined) return undefined;
  const read = questionsOf(questions, versions.candidate, days.parametersAsOf ?? days.asOf);
  if (!read.ok) throw new JobFailed('CMD503', read.problems[0]?.message ?? 'The questions cannot be asked.');
  return read.value;
}

/** Decides partners under both versions and reports. A partner that one of them cannot decide is counted apart. */
export async function runSimulation({ service, tenant, job, signal, progress }: JobRun): Promise<Json> {
  const simulated = await simulatedOf(service, tenant, job);
  const questions = questionsIn(simulated);
  const total = await service.store.read(tenant, (tx) => countPartners(tx, simulated.input.partners));
  // Questions ask the same partners as the report: the store may have others by then.
  const kept: Snapshot[] = [];
  async function* shards(): AsyncGenerator<Snapshot> {
    for await (const shard of baseShards(service, { tenant, simulated, range: ALL, signal })) {
      if (questions) kept.push(shard);
      yield shard;
    }
  }
  const watch = { signal, pause: breathe() };
  const part = await runImpact(shards(), simulated.versions, {
    ...watch,
    progress: (done) => progress(done, Math.max(total, done)),
  });
  const running = await runningPart(service, { tenant, simulated, range: ALL, signal });
  const answers = questions && (await answersOf(questions, kept, simulated.versions, watch));
  return { ...simulationResult(simulated, mergeImpact([part, running])), ...answers };
}
