import type { TemporalHealth } from '../temporal/health.ts';

/** `degraded`: Temporal is away; what has to be told waits, and it is tried again until it is back. */
export type WorkerState = 'starting' | 'running' | 'degraded' | 'stopped';

/** A worker that was started. */
export interface RunningWorker {
  readonly state: WorkerState;
  /** Resolves once it has taken up work for the first time. */
  readonly ready: Promise<void>;
  health(): Promise<TemporalHealth>;
  /** Tells workflows now what waits to be told; gives how many rows were acknowledged. */
  sendOutbox(): Promise<number>;
  /** Makes the schedules what the active programs want, now. */
  keepSchedules(): Promise<void>;
  /** Takes no more work, lets what is under way end (ten seconds), and closes its connections. */
  stop(): Promise<void>;
}

/** What of the worker's log there is to say: never bodies, ids at most. */
export type WorkerLog = (level: 'info' | 'warn', sentence: string, error?: unknown) => void;
