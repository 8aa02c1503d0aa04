import { join } from 'node:path';
import {
  activateDue,
  carryOut,
  dueMembers,
  failEffect,
  fireItem,
  moveRunning,
  nothingOutside,
  planOf,
  releaseState,
  type Service,
} from '@tierwright/commands';
import { type ItemCommands, type RunningWorker, startWorkerOver } from '@tierwright/worker';
import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../log/log.ts';

/** What activities do, over a service. Nothing outside is connected: what is provisioned or paid counts as done. */
const commandsOver = (service: Service): ItemCommands => ({
  planOf: async (item) => (await planOf(service, item)) ?? undefined,
  fireItem: (item) => fireItem(service, item),
  carryOut: (effect) => carryOut(service, nothingOutside, effect),
  failEffect: (effect) => failEffect(service, effect),
  dueMembers: async ({ after, ...page }) => (await dueMembers(service, { ...page, after: after ?? undefined })).members,
  activateDue: async ({ tenant, at, release }) => {
    await activateDue(service, tenant, at);
    return { isActive: (await releaseState(service, tenant, release)) === 'active' };
  },
  moveRunning: (page) => moveRunning(service, page),
});

/** Starts workers; they go on trying where Temporal is away. */
export function startWorkers(service: Service, { database, data, temporal }: Configuration, log: Log): Promise<RunningWorker> {
  return startWorkerOver({
    service,
    commands: commandsOver(service),
    temporal,
    // Making the bundle takes seconds; the embedded default has a folder to keep it in.
    ...(database.kind === 'embedded' ? { bundleFolder: join(data, 'bundle') } : {}),
    log: (level, text, error) =>
      log[level]('worker', { text, ...(error === undefined ? {} : { problem: error instanceof Error ? error.message : String(error) }) }),
  });
}
