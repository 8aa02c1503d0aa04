import { hostname } from 'node:os';
import { Client, Connection } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import { nothingOutside, type OutsideWorld, type Service, sendDigest } from '@tierwright/commands';
import { activitiesOver } from '../activities/create-activities.ts';
import { commandsOver } from '../activities/service-commands.ts';
import { shardsOver } from '../activities/shard-commands.ts';
import { type WorkflowCode, workflowBundle } from '../bundle/workflow-bundle.ts';
import { outboxSender } from '../outbox/outbox-sender.ts';
import { teller } from '../outbox/teller.ts';
import { ScheduleKeeper } from '../schedules/keep-schedules.ts';
import { wantedSchedules } from '../schedules/wanted-schedules.ts';
import { endLostSimulations } from '../simulations/end-lost-simulations.ts';
import { type TemporalPlace, temporalSettings } from '../temporal/connection.ts';
import { temporalHealth } from '../temporal/health.ts';
import { knowsSearchAttributes } from '../temporal/search-attributes.ts';
import { installRuntime } from './install-runtime.ts';
import { type Polling, startPolling } from './polling.ts';
import type { RunningWorker, WorkerLog, WorkerState } from './running-worker.ts';

export interface WorkerParts {
  readonly service: Service;
  /** Systems that effects are carried out in; default: nothing is connected, everything counts as done. */
  readonly outside?: OutsideWorld;
  /** Default: where Temporal's own variables say. */
  readonly temporal?: TemporalPlace;
  /** Name of the installation's task queues; several may share a namespace. */
  readonly taskQueue?: string;
  /** Where the bundle of workflows is kept between starts. */
  readonly bundleFolder?: string;
  /** A bundle that is there already. */
  readonly bundle?: WorkflowCode;
  readonly log?: WorkerLog;
  /** Changes to the SDK's options, for tests. */
  readonly options?: Partial<WorkerOptions>;
}

const KEEP_SCHEDULES_EVERY = 300_000;
const LOOK_EVERY = 5000;
const LONGEST_PAUSE = 10_000;

/** A server that is back is noticed within seconds; the library's own pauses grow to two minutes. */
const SOON_BACK = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 3000 };

/**
 * Takes up the work that Temporal has, and tells workflows what was committed. Returns at once: where Temporal is away it
 * says degraded and goes on trying.
 */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const { service, outside = nothingOutside, taskQueue = 'tierwright', log = () => {} } = parts;
  const { store, clock } = service;
  const commands = commandsOver(service, outside);
  installRuntime(log);
  const settings = temporalSettings(parts.temporal);
  const address = settings.connection.address ?? 'localhost:7233';
  const identity = `tierwright/${hostname()}/${process.pid}`;
  const connection = Connection.lazy({ ...settings.connection, channelArgs: SOON_BACK });
  const client = new Client({ connection, namespace: settings.namespace, identity });
  const tell = teller(client, taskQueue);
  const keeper = new ScheduleKeeper(client, taskQueue);
  const bundle = parts.bundle ?? (await workflowBundle(parts.bundleFolder === undefined ? {} : { folder: parts.bundleFolder }));

  let state: WorkerState = 'starting';
  let isSearchable = false;
  let isStopping = false;
  let polling: Polling | undefined;
  let wake = (): void => {};
  let isReady = (): void => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const activities = activitiesOver({
    store,
    commands,
    shards: shardsOver(service),
    drivers: { tell: tell.item, start: tell.start },
    isSearchable: () => isSearchable,
  });
  const become = (next: WorkerState, error?: unknown): void => {
    if (state === next || state === 'stopped') return;
    state = next;
    if (next === 'degraded') log('warn', `Temporal at ${address} does not answer: people go on working, workflows wait.`, error);
    if (next === 'running') log('info', `Temporal at ${address} answers: workflows run.`);
  };
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** What is done whenever Temporal is there (again): what was missed meanwhile is looked for. */
  const begin = async (): Promise<void> => {
    isSearchable = await knowsSearchAttributes(connection, settings.namespace);
    await keeper.keepSweep();
    await keepSchedules();
    await sweepNow();
  };
  const keepSchedules = async (): Promise<void> => keeper.keepReviews(await wantedSchedules(service));
  const sweepNow = async (): Promise<void> => {
    await client.workflow.start('dueSweep', {
      taskQueue,
      workflowId: `due-sweep/${taskQueue}/at-start`,
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      args: [{ v: 1 }],
    });
  };

  const poll = async (): Promise<void> => {
    for (let failures = 0; !isStopping; failures += 1) {
      try {
        polling = await startPolling({
          ...{ settings, taskQueue, activities, bundle, identity },
          ...(parts.options && { options: parts.options }),
        });
        failures = 0;
        if (isStopping) polling.stop();
        else {
          become('running');
          isReady();
        }
        await polling.done;
      } catch (error) {
        become('degraded', error);
      }
      polling = undefined;
      if (!isStopping) await pause(Math.min(250 * 2 ** Math.min(failures, 10), LONGEST_PAUSE));
    }
  };
  const polled = poll();

  /** A worker polls on by itself while the server is away; whether it is, is asked beside it. */
  let hasBegun = false;
  const look = async (): Promise<void> => {
    const health = await temporalHealth(connection, address);
    if (isStopping) return;
    if (!health.ok) {
      hasBegun = false;
      become('degraded', health.problem);
    } else if (polling) {
      become('running');
      if (!hasBegun) {
        hasBegun = true;
        await begin().catch((error: unknown) => {
          hasBegun = false;
          log('warn', 'Schedules and the sweep could not be set up; it is tried again.', error);
        });
      }
      await endLostSimulations(service, client).catch((error: unknown) =>
        log('warn', 'Whether simulations lost their workflows could not be looked at.', error),
      );
    }
  };
  let looking: Promise<void> | undefined;
  const lookOnce = (): void => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  };
  const watch = setInterval(lookOnce, LOOK_EVERY);
  void ready.then(lookOnce);
  const scheduling = setInterval(() => {
    if (state === 'running') keepSchedules().catch((error: unknown) => log('warn', 'Schedules could not be kept in step.', error));
  }, KEEP_SCHEDULES_EVERY);
  const sender = outboxSender({
    ...{ store, clock, tellItem: tell.item, tellRelease: tell.release, tellSimulation: tell.simulation },
    sendDigest: (tenant, person) => sendDigest(service, tenant, person),
    warn: (sentence, error) => log('warn', sentence, error),
  });

  return {
    get state() {
      return state;
    },
    ready,
    health: () => temporalHealth(connection, address),
    sendOutbox: () => sender.sendNow(),
    keepSchedules,
    async stop() {
      if (isStopping) return;
      isStopping = true;
      clearInterval(watch);
      clearInterval(scheduling);
      await sender.stop();
      polling?.stop();
      wake();
      await polled;
      await looking;
      await connection.close();
      state = 'stopped';
    },
  };
}
