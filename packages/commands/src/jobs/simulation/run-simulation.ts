import type { Json } from '@tierwright/program';
import { Merging, mergeSweeps, type Sought } from '@tierwright/simulation';
import { countPartners } from '@tierwright/store';
import { breathe } from '../../decisions/breathe.ts';
import type { JobRun } from '../job-run.ts';
import { questionsIn } from './answer-questions.ts';
import { answerAgain, KeptPartners } from './kept-partners.ts';
import { simulatedOf } from './simulated.ts';
import { decidePart } from './simulation-part.ts';
import { simulationResult } from './simulation-result.ts';
import { unlessAborted } from './unless-aborted.ts';

const ALL = { after: null, through: null };

/** Decides partners under both versions and reports. A partner that one of them cannot decide is counted apart. */
export async function runSimulation({ service, tenant, job, signal, progress }: JobRun): Promise<Json> {
  const simulated = await unlessAborted(signal, () => simulatedOf(service, tenant, job));
  const questions = questionsIn(simulated);
  const total = await unlessAborted(signal, () => service.store.read(tenant, (tx) => countPartners(tx, simulated.input.partners)));
  const seeking = questions.seeking?.();
  const first = seeking?.next();
  const round = first === undefined || first.done === true ? null : first.value;
  // Later rounds ask the same partners: the store may have others by then.
  const kept = round === null || round.isLast ? undefined : new KeptPartners(service.store, { tenant, job: job.id, run: service.newId() });
  const asked = { tenant, simulated, range: ALL, signal };
  const part = await decidePart(service, asked, {
    ...{ questions, round, progress: (done: number) => progress(done, Math.max(total, done)) },
    ...(kept === undefined ? {} : { keep: (shard) => kept.add(shard) }),
  });
  let sought: Sought | undefined;
  const watch = { signal, pause: breathe() };
  for (let sums = part.answers?.round; seeking !== undefined && sums; ) {
    const next = seeking.next(sums);
    if (next.done === true) {
      sought = next.value;
      break;
    }
    const parts = new Merging(mergeSweeps);
    for await (const bytes of kept?.all() ?? []) {
      signal.throwIfAborted();
      parts.add(await answerAgain(bytes, simulated, next.value, watch));
    }
    sums = parts.whole();
  }
  return simulationResult(simulated, questions, part, sought);
}
