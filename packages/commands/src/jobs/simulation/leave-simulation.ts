import { dropParts, endJob } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import type { CommandCode } from '../../command/command-codes.ts';
import type { SimulationRef } from './carried-simulation.ts';

/** Ends a job that does not go on. `problem`: a sentence without data; null: it was cancelled. */
export const leaveSimulation = (service: Service, { problem, ...of }: SimulationRef & { readonly problem: string | null }): Promise<void> =>
  leave(service, of, problem === null ? null : { code: 'CMD505', message: problem });

/** Ends a job whose workflow is gone without having ended it: somebody ended it in Temporal itself. */
export const loseSimulation = (service: Service, of: JobOfTenant): Promise<void> =>
  leave(service, of, { code: 'CMD506', message: 'The workflow of the simulation was ended from outside.' });

type JobOfTenant = Pick<SimulationRef, 'tenant' | 'job'>;

async function leave(
  { store, clock }: Service,
  { tenant, job }: JobOfTenant,
  problem: { readonly code: CommandCode; readonly message: string } | null,
): Promise<void> {
  const end =
    problem === null ? { state: 'cancelled' as const, problem: null } : { state: 'failed' as const, problem: JSON.stringify(problem) };
  await store.transaction(tenant, async (tx) => {
    if (!(await endJob(tx, job, { ...end, at: clock(), result: null }))) return;
    await dropParts(tx, job);
    tx.wakeJobs();
  });
}
