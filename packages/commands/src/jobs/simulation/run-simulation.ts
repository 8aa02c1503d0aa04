import type { Json } from '@tierwright/program';
import { mergeImpact, runImpact } from '@tierwright/simulation';
import { countPartners } from '@tierwright/store';
import { breathe } from '../../decisions/breathe.ts';
import type { JobRun } from '../job-run.ts';
import { baseShards } from './base-shards.ts';
import { runningPart } from './running-work.ts';
import { simulatedOf } from './simulated.ts';
import { simulationResult } from './simulation-result.ts';

const ALL = { after: null, through: null };

/** Decides partners under both versions and reports. A partner that one of them cannot decide is counted apart. */
export async function runSimulation({ service, tenant, job, signal, progress }: JobRun): Promise<Json> {
  const simulated = await simulatedOf(service, tenant, job);
  const total = await service.store.read(tenant, (tx) => countPartners(tx, simulated.input.partners));
  const part = await runImpact(baseShards(service, { tenant, simulated, range: ALL, signal }), simulated.versions, {
    signal,
    pause: breathe(),
    progress: (done) => progress(done, Math.max(total, done)),
  });
  const running = await runningPart(service, { tenant, simulated, range: ALL, signal });
  return simulationResult(simulated, mergeImpact([part, running]));
}
