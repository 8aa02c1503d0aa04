import { StoreBusy, StoreUnavailable, waitingJobs } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import { LEASE, runJob } from './run-job.ts';

/** So often jobs are looked for that nobody told of, such as those of a runner that is gone; ms. */
const LOOK = 3000;

export interface JobRunner {
  /** Gives back what runs, and ends. */
  close(): Promise<void>;
}

/** Runs the jobs of all tenants in this process, one at a time: woken by commits, and looking by itself. `report` is told of what it cannot do. */
export function jobRunner(service: Service, report: (error: unknown) => void = () => undefined): JobRunner {
  const { store, clock } = service;
  const ending = new AbortController();
  let wake: () => void = () => undefined;
  const woken = () => wake();
  const stopListening = store.onJobs(woken);
  ending.signal.addEventListener('abort', woken);

  const round = async () => {
    for (const tenant of await store.walk({ of: 'jobs' })) {
      const ids = await store.read(tenant, (tx) => waitingJobs(tx, clock() - LEASE, 10));
      for (const job of ids) {
        if (ending.signal.aborted) return;
        await runJob(service, { tenant, job, signal: ending.signal });
      }
    }
  };
  const loop = async () => {
    while (!ending.signal.aborted) {
      let isWoken = false;
      let timer: NodeJS.Timeout | undefined;
      const next = new Promise<void>((resolve) => {
        wake = () => {
          isWoken = true;
          resolve();
        };
        timer = setTimeout(resolve, LOOK);
      });
      try {
        await round();
      } catch (error) {
        if (!(error instanceof StoreBusy || error instanceof StoreUnavailable)) report(error);
      }
      if (!isWoken && !ending.signal.aborted) await next;
      clearTimeout(timer);
    }
  };
  const running = loop();
  return {
    async close() {
      ending.abort();
      stopListening();
      await running;
    },
  };
}
