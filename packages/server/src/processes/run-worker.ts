import { jobRunner } from '@tierwright/commands';
import { openDoor } from '../http/door.ts';
import { healthPage } from './health-page.ts';
import { openStoreOf, serviceOver } from './open-service.ts';
import type { Ready, Start } from './run-process.ts';
import { startWorkers } from './start-workers.ts';

/** Workers alone: workflows, the outbox, jobs. */
export async function startWorkerProcess({ configuration, log, parts }: Start): Promise<Ready> {
  const { host, healthPort, grace } = configuration;
  const door = await openDoor({ host, port: healthPort }, 'TIERWRIGHT_HEALTH_PORT');
  parts.add('door', () => door.close(0));
  const store = await openStoreOf(configuration);
  parts.add('store', () => store.close());
  const service = serviceOver(store, configuration);
  const worker = await startWorkers(service, configuration, log);
  parts.add('worker', () => worker.stop());
  const jobs = jobRunner(service, (error) => log.error('job-runner', { problem: String(error) }));
  parts.add('jobs', () => jobs.close());
  door.open(
    healthPage(async () => {
      const problem = await store.ready();
      const temporal = await worker.health();
      return {
        isReady: problem === undefined,
        parts: { ...(problem === undefined ? {} : { store: problem }), ...(temporal.ok ? {} : { temporal: temporal.problem }) },
      };
    }),
  );
  await Promise.race([worker.ready, new Promise((resolve) => setTimeout(resolve, grace).unref())]);
  return { address: door.address, port: door.port, engine: store.engine };
}
