import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { queuesOf } from '@tierwright/workflows';
import type { WorkflowCode } from '../bundle/workflow-bundle.ts';
import type { TemporalSettings } from '../temporal/connection.ts';

export interface PollingParts {
  readonly settings: TemporalSettings;
  readonly taskQueue: string;
  readonly activities: object;
  readonly bundle: WorkflowCode;
  readonly identity: string;
  readonly options?: Partial<WorkerOptions>;
}

/** Workers on the four queues over one connection. */
export interface Polling {
  /** Ends when they were stopped; rejects where one cannot go on. */
  readonly done: Promise<void>;
  stop(): void;
}

/** Connects and takes up work; throws where Temporal is not there. */
export async function startPolling({ settings, taskQueue, activities, bundle, identity, options }: PollingParts): Promise<Polling> {
  const connection = await NativeConnection.connect(settings.connection);
  const shared = {
    connection,
    namespace: settings.namespace,
    identity,
    activities,
    // Effects and steps are transactions: they end by themselves, soon.
    shutdownGraceTime: '10s',
    shutdownForceTime: '15s',
    maxHeartbeatThrottleInterval: '5s',
    defaultHeartbeatThrottleInterval: '5s',
    ...options,
  } as const;
  const { driver, outside, pages, shards } = queuesOf(taskQueue);
  const workers: Worker[] = [];
  try {
    workers.push(
      await Worker.create({
        ...shared,
        taskQueue: driver,
        workflowBundle: bundle,
        // A driver that is not in memory is replayed: some events each.
        maxCachedWorkflows: 300,
        workflowThreadPoolSize: 1,
        maxConcurrentActivityTaskExecutions: 40,
      }),
      await Worker.create({ ...shared, taskQueue: outside, maxConcurrentActivityTaskExecutions: 20, maxActivitiesPerSecond: 50 }),
      await Worker.create({ ...shared, taskQueue: pages, maxConcurrentActivityTaskExecutions: 2 }),
      // One reads while another decides.
      await Worker.create({ ...shared, taskQueue: shards, maxConcurrentActivityTaskExecutions: 2 }),
    );
  } catch (error) {
    await connection.close().catch(() => {});
    throw error;
  }
  const stop = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const runs = workers.map((worker) => worker.run());
  // One that cannot go on takes the others with it: they begin together again.
  for (const run of runs) run.catch(stop);
  const done = Promise.allSettled(runs).then(async (ends) => {
    await connection.close().catch(() => {});
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  });
  return { done, stop };
}
