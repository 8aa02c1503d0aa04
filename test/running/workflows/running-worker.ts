import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { activitiesOver, type ItemCommands } from '@tierwright/worker';
import { type DriverInput, type DriverStatus, driverId, driverOf, queuesOf } from '@tierwright/workflows';
import '../../setup/quiet-temporal.ts';
import { temporalAddress } from '../../setup/temporal-address.ts';
import { workflowCode } from '../../setup/workflow-code.ts';

/** A worker of its own queues on the run's server, with commands of the test's. */
export interface TestWorker {
  readonly client: Client;
  readonly taskQueue: string;
  /** Hints that an item changed, as the outbox does. */
  tell(input: DriverInput, revision?: number): Promise<WorkflowHandle>;
  handle(input: Pick<DriverInput, 'tenant' | 'kind' | 'id'>): WorkflowHandle;
  status(input: Pick<DriverInput, 'tenant' | 'kind' | 'id'>): Promise<DriverStatus>;
  stop(): Promise<void>;
}

/** Its workflows are of this run alone: the server may be an older one. */
export const TENANT = randomUUID();

export async function testWorker(commands: ItemCommands, activities: object = {}, code = workflowCode()): Promise<TestWorker> {
  // First: making it keeps this thread busy for seconds, in which a connection would time out.
  const bundle = await code;
  const taskQueue = `test-${randomUUID()}`;
  const client = new Client({ connection: await Connection.connect({ address: temporalAddress }) });
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const tell: TestWorker['tell'] = (input, revision = 1) =>
    client.workflow.signalWithStart(driverOf(input.kind), {
      ...{ taskQueue, workflowId: driverId(input), args: [input], signal: 'changed', signalArgs: [{ revision }] },
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
  const made = activitiesOver({
    store: undefined as never,
    commands,
    shards: undefined as never,
    drivers: {
      tell: async (input, revision) => {
        await tell(input, revision);
      },
      start: async (input) => {
        await tell(input);
      },
    },
    isSearchable: () => true,
  });
  const { driver, outside, pages, shards } = queuesOf(taskQueue);
  const workers = await Promise.all(
    [driver, outside, pages, shards].map((queue) =>
      Worker.create({
        ...{ connection, taskQueue: queue, activities: { ...made, ...activities }, shutdownGraceTime: '2s', maxCachedWorkflows: 200 },
        ...(queue === driver && { workflowBundle: bundle, workflowThreadPoolSize: 1 }),
      }),
    ),
  );
  const runs = workers.map((worker) => worker.run());
  const handle: TestWorker['handle'] = (input) => client.workflow.getHandle(driverId(input));
  return {
    client,
    taskQueue,
    tell,
    handle,
    status: (input) => handle(input).query<DriverStatus>('status'),
    async stop() {
      for (const worker of workers) worker.shutdown();
      await Promise.all(runs);
      await connection.close();
      await client.connection.close();
    },
  };
}
