import type { Json } from '@tierwright/program';
import type { KeptJob } from '@tierwright/store';
import type { Service } from '../command/command.ts';

/** One job while it runs. */
export interface JobRun {
  readonly service: Service;
  readonly tenant: string;
  readonly job: KeptJob;
  /** Aborted when to stop was asked for, when another has taken the job over, and when this process ends. */
  readonly signal: AbortSignal;
  /** How far it is; cheap, to be said often. */
  progress(done: number, total: number | null): void;
}

/** What a job cannot go on from: it fails with these words. */
export class JobFailed extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a kind of job does; its answer is the job's result. Throws where the signal is aborted. */
export type JobKind = (run: JobRun) => Promise<Json>;
