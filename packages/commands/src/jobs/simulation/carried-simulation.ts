import { ENGINE_VERSION } from '@tierwright/engine';
import type { SeekState } from '@tierwright/simulation';
import { findJob, type JobRound, type KeptJob } from '@tierwright/store';
import type { Service } from '../../command/command.ts';
import { JobFailed } from '../job-run.ts';
import type { Simulated } from './simulated.ts';

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

const isRunning = (job: KeptJob | undefined): job is KeptJob => job?.state === 'queued' || job?.state === 'running';

/** The job, where it is not over. Throws JobFailed where it is of other versions than the workflow began with. */
export async function wanted({ store }: Service, { tenant, job: id, baseline, candidate }: SimulationRef): Promise<KeptJob | undefined> {
  const job = await store.read(tenant, (tx) => findJob(tx, id));
  if (!isRunning(job)) return undefined;
  const input = job.input as unknown as Simulated['input'];
  if (input.baseline !== baseline || input.candidate.hash !== candidate) throw new JobFailed('CMD505', 'The job is of other versions.');
  return job;
}

/** Whether a round is asked with a question of this release of the engine. */
export const isOurs = ({ engine }: JobRound): boolean => engine === null || engine === ENGINE_VERSION;

/** Where the search of a round goes on from. */
export const seekStateOf = ({ question }: JobRound): SeekState | undefined =>
  question === null ? undefined : (question as unknown as SeekState);
