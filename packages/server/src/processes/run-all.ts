import { jobRunner } from '@tierwright/commands';
import { keepSamplesHere } from '../demo/samples-here.ts';
import { openDoor } from '../http/door.ts';
import { openStoreOf, serviceOver } from './open-service.ts';
import type { Ready, Start } from './run-process.ts';
import { serveApi } from './serve-api.ts';
import { startWorkers } from './start-workers.ts';

/** How long readiness waits for Temporal; without it people work, and what has to be told waits. */
const PATIENCE = 15_000;

/** Store, workers, jobs and API in one process. */
export async function startAll({ configuration, log, parts }: Start): Promise<Ready> {
  keepSamplesHere(configuration);
  const door = await openDoor(configuration);
  parts.add('door', () => door.close(configuration.grace));
  const store = await openStoreOf(configuration);
  parts.add('store', () => store.close());
  const service = serviceOver(store);
  const worker = await startWorkers(service, configuration, log);
  parts.add('worker', () => worker.stop());
  const jobs = jobRunner(service, (error) => log.error('job-runner', { problem: String(error) }));
  parts.add('jobs', () => jobs.close());
  await Promise.race([worker.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
  const temporal = async () => {
    const health = await worker.health();
    return health.ok ? undefined : health.problem;
  };
  serveApi(service, configuration, { door, parts: { temporal }, log });
  return { address: door.address, port: door.port, engine: store.engine };
}
