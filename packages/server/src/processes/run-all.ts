import { jobRunner } from '@tierwright/commands';
import type { RunningWorker } from '@tierwright/worker';
import { keepSamplesHere } from '../demo/samples-here.ts';
import { openDoor } from '../http/door.ts';
import { openStoreOf, serviceOver } from './open-service.ts';
import type { Ready, Start } from './run-process.ts';
import { serveApi } from './serve-api.ts';
import { startWorkers } from './start-workers.ts';

/** How long readiness waits for workflows; without Temporal they wait longer. */
const PATIENCE = 15_000;

/** Store, workers, jobs and API in one process. */
export async function startAll({ configuration, log, parts }: Start): Promise<Ready> {
  keepSamplesHere(configuration);
  const door = await openDoor(configuration);
  parts.add('door', () => door.close(configuration.grace));
  const store = await openStoreOf(configuration);
  parts.add('store', () => store.close());
  const service = serviceOver(store, configuration);
  let worker: RunningWorker | undefined;
  const temporal = async () => {
    if (!worker) return 'Workflows are about to start.';
    const health = await worker.health();
    return health.ok ? undefined : health.problem;
  };
  // People need not wait for workflows: what has to be told waits.
  serveApi(service, configuration, { door, parts: { temporal }, log });
  const workers = await startWorkers(service, configuration, log);
  worker = workers;
  parts.add('worker', () => workers.stop());
  const jobs = jobRunner(service, (error) => log.error('job-runner', { problem: String(error) }));
  parts.add('jobs', () => jobs.close());
  await Promise.race([workers.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  return { address: door.address, port: door.port, engine: store.engine };
}
