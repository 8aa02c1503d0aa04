import { join } from 'node:path';
import type { Service } from '@tierwright/commands';
import { type RunningWorker, startWorker } from '@tierwright/worker';
import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../log/log.ts';

const told = (error: unknown) => (error === undefined ? {} : { problem: error instanceof Error ? error.message : String(error) });

/** Starts workers; they go on trying where Temporal is away. */
export function startWorkers(service: Service, { database, data, temporal }: Configuration, log: Log): Promise<RunningWorker> {
  return startWorker({
    service,
    temporal,
    // Making the bundle takes seconds; the embedded default has a folder to keep it in.
    ...(database.kind === 'embedded' ? { bundleFolder: join(data, 'bundle') } : {}),
    log: (level, text, error) => log[level]('worker', { text, ...told(error) }),
  });
}
