import { compileProgram } from '@tierwright/engine';
import { LifecycleProgram } from '@tierwright/lifecycle';
import { parseProgram } from '@tierwright/program';
import type { Versions } from '@tierwright/simulation';
import type { KeptJob } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { JobFailed } from '../job-run.ts';
import type { SimulationInput } from './simulate-versions.ts';

/** What a simulation is made of, ready to decide. */
export interface Simulated {
  readonly input: SimulationInput;
  readonly before: LifecycleProgram;
  readonly after: LifecycleProgram;
  readonly versions: Versions;
}

/** Reads what a job is made of. Throws JobFailed. */
export async function simulatedOf({ store, programs }: Service, tenant: string, job: Pick<KeptJob, 'input'>): Promise<Simulated> {
  const input = job.input as unknown as SimulationInput;
  const { baseline, candidate } = input;
  const byHash = (hash: string) => store.read(tenant, (tx) => programs.byHash(tx, hash));
  const before = await byHash(baseline);
  const after = 'document' in candidate ? ofDraft(candidate.document) : await byHash(candidate.hash);
  return { input, before, after, versions: { baseline: before.compiled, candidate: after.compiled } };
}

function ofDraft(document: string): LifecycleProgram {
  const { program, hash } = parseProgram(document);
  if (!program || hash === undefined) throw new JobFailed('CMD503', 'The draft is no program any more.');
  return new LifecycleProgram(compileProgram(program, hash));
}
