import { compileProgram } from '@tierwright/engine';
import { LifecycleProgram } from '@tierwright/lifecycle';
import { parseProgram } from '@tierwright/program';
import type { Versions } from '@tierwright/simulation';
import type { KeptJob, Tx } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { JobFailed } from '../job-run.ts';
import type { SimulationInput } from './simulation-input.ts';

/** What a simulation is made of, ready to decide. */
export interface Simulated {
  readonly input: SimulationInput;
  readonly before: LifecycleProgram;
  readonly after: LifecycleProgram;
  readonly versions: Versions;
}

/** Reads what a job is made of. Throws JobFailed. */
export const simulatedOf = (service: Service, tenant: string, job: Pick<KeptJob, 'input'>): Promise<Simulated> =>
  service.store.read(tenant, (tx) => simulatedIn(service, tx, job));

/** The same in a transaction. */
export async function simulatedIn(service: Service, tx: Tx, job: Pick<KeptJob, 'input'>): Promise<Simulated> {
  const input = job.input as unknown as SimulationInput;
  const before = await service.programs.byHash(tx, input.baseline);
  const after = await candidateIn(service, tx, input.candidate);
  return { input, before, after, versions: { baseline: before.compiled, candidate: after.compiled } };
}

/** The candidate that a simulation is made of. Throws JobFailed. */
export const candidateIn = async ({ programs }: Service, tx: Tx, candidate: SimulationInput['candidate']): Promise<LifecycleProgram> =>
  'document' in candidate ? ofDraft(candidate.document) : await programs.byHash(tx, candidate.hash);

function ofDraft(document: string): LifecycleProgram {
  const { program, hash } = parseProgram(document);
  if (!program || hash === undefined) throw new JobFailed('CMD503', 'The draft is no program any more.');
  return new LifecycleProgram(compileProgram(program, hash));
}
