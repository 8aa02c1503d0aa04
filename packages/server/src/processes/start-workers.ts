import { join } from 'node:path';
import type { Service } from '@tierwright/commands';
import { type RunningWorker, startWorker } from '@tierwright/worker';
import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../log/log.ts';

/** Starts workers; nothing outside is connected: what is provisioned or paid counts as done. They go on trying where Temporal is away. */
export function startWorkers(service: Service, { database, data, temporal }: Configuration, log: Log): Promise<RunningWorker> {
  return startWorker({
    service,
    temporal,
    // Making the bundle takes seconds; the embedded default has a folder to keep it in.
    ...(database.kind === 'embedded' ? { bundleFolder: join(data, 'bundle') } : {}),
    log: (level, text, error) =>
      log[level]('worker', { text, ...(error === undefined ? {} : { problem: error instanceof Error ? error.message : String(error) }) }),
  });
}
