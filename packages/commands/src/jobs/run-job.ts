import { beatJob, dropParts, endJob, findJob, giveBackJob, type KeptJob, StoreBusy, StoreUnavailable, takeJob } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { runImport } from '../partners/imports/run-import.ts';
import { JobFailed, type JobKind } from './job-run.ts';
import { runBehind } from './simulation/run-behind.ts';
import { runSimulation } from './simulation/run-simulation.ts';

const KINDS: Readonly<Record<string, JobKind>> = { simulation: runSimulation, partners: runBehind, import: runImport };

/** A runner says so often that it lives, and learns whether to stop; ms. */
const BEAT = 400;
/** Without a beat for so long a runner is gone, and another takes the job over; ms. */
export const LEASE = 10_000;

/** `notTaken`: somebody else runs it, or it is over. `left`: it waits for another runner. */
export type JobEnd = 'done' | 'failed' | 'cancelled' | 'left' | 'notTaken';

export interface JobAsked {
  readonly tenant: string;
  readonly job: string;
  /** Aborted when this process ends: the job is given back. */
  readonly signal?: AbortSignal;
  /** Told with each beat: for runners that have to show signs of life elsewhere. */
  readonly beat?: (done: number, total: number | null) => void;
}

/** Runs a job to its end, if nobody else does. What a runner that is gone has begun is taken over: imports go on, simulations begin anew. */
export async function runJob(service: Service, { tenant, job: id, signal, beat }: JobAsked): Promise<JobEnd> {
  const { store, clock } = service;
  const began = clock();
  const job = await store.transaction(tenant, (tx) => takeJob(tx, id, began, began - LEASE));
  if (!job) return 'notTaken';
  const stop = new AbortController();
  const leave = () => stop.abort('left');
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });
  const at = { done: job.done, total: job.total };
  const pulse = beating(service, tenant, job, at, stop, beat);
  try {
    const kind = KINDS[job.kind];
    if (!kind) throw new JobFailed('CMD505', `There is no kind of job ${job.kind}.`);
    const run = {
      service,
      tenant,
      job,
      signal: stop.signal,
      progress: (done: number, total: number | null) => void Object.assign(at, { done, total }),
    };
    if (job.cancel_asked_at !== null) stop.abort('cancelled');
    // Of an import that has begun somebody has to end what it did, also where its runner went after it was to stop.
    if (kind !== runImport) stop.signal.throwIfAborted();
    const result = await kind(run);
    const last = await pulse.end();
    return await store.transaction(tenant, async (tx) => {
      // The last count comes with the end; without a beat the job is another's now.
      if (!(await beatJob(tx, id, { last, at: Math.max(clock(), last + 1), ...at }))) return 'notTaken';
      await endJob(tx, id, { state: 'done', at: clock(), result: JSON.stringify(result), problem: null });
      await dropParts(tx, id);
      tx.wakeJobs();
      return 'done';
    });
  } catch (error) {
    const last = await pulse.end();
    return await ended(service, tenant, id, { error, last, why: stop.signal.aborted ? String(stop.signal.reason) : undefined });
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

interface Ending {
  readonly error: unknown;
  readonly last: number;
  readonly why: string | undefined;
}

async function ended({ store, clock }: Service, tenant: string, id: string, { error, last, why }: Ending): Promise<JobEnd> {
  if (why === 'takenOver') return 'notTaken';
  const isAway = error instanceof StoreBusy || error instanceof StoreUnavailable;
  if ((why === undefined || why === 'cancelled') && isAway) throw error;
  return await store.transaction(tenant, async (tx): Promise<JobEnd> => {
    if (why === 'left') {
      await giveBackJob(tx, id, last);
      return 'left';
    }
    const now = await findJob(tx, id, 'lock');
    if (now?.state !== 'running' || now.beat_at !== last) return 'notTaken';
    tx.wakeJobs();
    await dropParts(tx, id);
    if (why === 'cancelled') {
      await endJob(tx, id, { state: 'cancelled', at: clock(), result: null, problem: null });
      return 'cancelled';
    }
    // What is no failure of the job itself is a bug: its words may hold data, so its name alone is kept.
    const told =
      error instanceof JobFailed
        ? { code: error.code, message: error.message }
        : { code: 'CMD505', message: error instanceof Error ? error.name : 'Error' };
    await endJob(tx, id, { state: 'failed', at: clock(), result: null, problem: JSON.stringify(told) });
    return 'failed';
  });
}

/** Says again and again that the job is run; stops the run when that is asked for, or when somebody else has it. */
function beating(
  { store, clock }: Service,
  tenant: string,
  job: KeptJob,
  at: { done: number; total: number | null },
  stop: AbortController,
  told: JobAsked['beat'],
): { end(): Promise<number> } {
  let last = job.beat_at ?? 0;
  let current: Promise<void> = Promise.resolve();
  let isOver = false;
  const once = async () => {
    const next = Math.max(clock(), last + 1);
    try {
      const found = await store.transaction(tenant, (tx) => beatJob(tx, job.id, { last, at: next, ...at }));
      if (!found) return stop.abort('takenOver');
      last = next;
      if (found.cancel) stop.abort('cancelled');
      told?.(at.done, at.total);
    } catch (error) {
      // A beat that does not get through is tried again; the lease is long enough for a few.
      if (!(error instanceof StoreBusy || error instanceof StoreUnavailable)) stop.abort(error);
    }
  };
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy || isOver) return;
    isBusy = true;
    current = once().finally(() => {
      isBusy = false;
    });
  }, BEAT);
  timer.unref();
  return {
    async end() {
      isOver = true;
      clearInterval(timer);
      await current;
      return last;
    },
  };
}
