import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection, ScheduleNotFoundError } from '@temporalio/client';
import type { Store } from '@tierwright/store';
import { memoryStore } from '@tierwright/store/testing';
import { type RunningWorker, startWorker } from '@tierwright/worker';
import { type DriverStatus, driverId } from '@tierwright/workflows';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ItemFlow } from '../../../packages/commands/src/items/item-flow.fixture.ts';
import { startTemporal } from '../../../scripts/temporal-server.mjs';
import { moveInTime } from '../../setup/move-in-time.ts';
import { temporalAddress, temporalMissing } from '../../setup/temporal-address.ts';
import { until } from '../../setup/until.ts';
import { workflowCode } from '../../setup/workflow-code.ts';

const DAY = 86_400_000;

describe.skipIf(temporalMissing)(`the worker${temporalMissing && ` (${temporalMissing})`}`, () => {
  const bundle = workflowCode();
  let store: Store;
  let client: Client;
  let worker: RunningWorker | undefined;
  const log: string[] = [];
  const taskQueue = `worker-${randomUUID()}`;

  const begin = async (flow: ItemFlow, address = temporalAddress): Promise<RunningWorker> => {
    worker = await startWorker({
      ...{ service: flow.service, temporal: { address }, taskQueue, bundle: await bundle },
      log: (level, sentence, error) => log.push(`${level} ${sentence} ${error instanceof Error ? error.stack : (error ?? '')}`),
    });
    return worker;
  };
  /** A tenant whose clock is the machine's. */
  const flowNow = async (): Promise<ItemFlow> => {
    const flow = await ItemFlow.begun(store);
    Object.defineProperty(flow, 'now', { get: () => Date.now() });
    return flow;
  };

  beforeAll(async () => {
    store = await memoryStore();
    // Making it keeps this thread busy for seconds, in which a connection would time out.
    await bundle;
    client = new Client({ connection: await Connection.connect({ address: temporalAddress }) });
  });
  afterEach(async (context) => {
    await worker?.stop();
    worker = undefined;
    if (context.task.result?.state === 'fail') console.log(log.slice(-20).join('\n'));
  });
  afterAll(async () => {
    await client.connection.close();
    await store.close();
  });

  it('drives a deal from its commit to its end, moved in time', async () => {
    const flow = await flowNow();
    const { ready } = await begin(flow);
    await ready;
    const ann = await flow.person('ann', { partner: 'acme' });
    const id = await flow.draft(ann);
    expect(await flow.say(ann, 'deal', id, { type: 'submit' })).toMatchObject({ ok: true, body: { state: 'approved' } });
    const dora = await flow.person('dora', { roles: ['decider'], groups: ['dealDesk'] });
    expect(await flow.say(dora, 'deal', id, { type: 'taskDone', task: 'quote' })).toMatchObject({ ok: true });
    const handle = client.workflow.getHandle(driverId({ tenant: flow.tenant, kind: 'deal', id }));
    await until(
      () => handle.query<DriverStatus>('status').catch(() => undefined),
      (status) => status?.waitsFor === 'due',
    );
    await moveInTime(client, handle, 400 * DAY);
    const row = await until(
      () => flow.row('deal', id),
      ({ is_over }) => is_over,
      120,
    );
    expect(row).toMatchObject({ state: 'expired', due_at: null });
    expect(await handle.result()).toMatchObject({ ended: 'over' });
    expect(worker?.state).toBe('running');
    expect(await worker?.health()).toMatchObject({ ok: true, version: expect.stringMatching(/^\d+\./) });
  });

  it('keeps a schedule for the review calendar of each active program, and sweeps up what has no workflow', async () => {
    const flow = await flowNow();
    await (await begin(flow)).ready;
    await worker?.keepSchedules();
    const schedule = client.schedule.getHandle(`review/${flow.tenant}/northwind`);
    const { spec, action } = await schedule.describe();
    expect(spec.calendars).not.toEqual([]);
    expect(action).toMatchObject({ workflowType: 'tierReview', taskQueue });
    expect(await client.schedule.getHandle(`due-sweep/${taskQueue}`).describe()).toMatchObject({ action: { workflowType: 'dueSweep' } });

    const ann = await flow.person('ann', { partner: 'acme' });
    const id = await flow.draft(ann);
    await flow.say(ann, 'deal', id, { type: 'submit' });
    const handle = client.workflow.getHandle(driverId({ tenant: flow.tenant, kind: 'deal', id }));
    await until(
      () => handle.query<DriverStatus>('status').catch(() => undefined),
      (status) => status?.waitsFor === 'due',
    );
    await handle.terminate('lost');
    // Within the month in which it is due a sweep finds it.
    await store.transaction(flow.tenant, (tx) =>
      tx.db
        .updateTable('item')
        .set({ due_at: Date.now() + DAY })
        .where('id', '=', id)
        .execute(),
    );
    await client.schedule.getHandle(`due-sweep/${taskQueue}`).trigger();
    await until(
      () => handle.describe().then(({ status }) => status.name),
      (name) => name === 'RUNNING',
    );
    await handle.terminate();
    await schedule.delete();
    await client.schedule.getHandle(`due-sweep/${taskQueue}`).delete();
    await expect(schedule.describe()).rejects.toThrow(ScheduleNotFoundError);
  });

  it('says degraded while Temporal is away, goes on by itself, and loses nothing of what was committed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tierwright-temporal-'));
    const databaseFile = join(folder, 'temporal.db');
    const options = { databaseFile, timeSkipping: true, port: 0 };
    const first = await startTemporal(options);
    const port = Number(first.address.split(':')[1]);
    await first.stop();
    const flow = await flowNow();
    const running = await begin(flow, first.address);
    const own = { stop: async () => {} };
    try {
      await until(
        () => running.state,
        (state) => state === 'degraded',
      );
      expect(await running.health()).toMatchObject({ ok: false });
      const ann = await flow.person('ann', { partner: 'acme' });
      const id = await flow.draft(ann);
      await flow.say(ann, 'deal', id, { type: 'submit' });

      let server = await startTemporal({ ...options, port });
      own.stop = () => server.stop();
      await running.ready;
      const there = new Client({
        connection: Connection.lazy({ address: first.address, channelArgs: { 'grpc.max_reconnect_backoff_ms': 1000 } }),
      });
      const handle = there.workflow.getHandle(driverId({ tenant: flow.tenant, kind: 'deal', id }));
      const waits = () =>
        until(
          () => handle.query<DriverStatus>('status').catch(() => undefined),
          (status) => status?.waitsFor === 'due',
          60,
        );
      await waits();

      await server.kill();
      await until(
        () => running.state,
        (state) => state === 'degraded',
      );
      expect(await flow.say(ann, 'deal', id, { type: 'close', outcome: 'lost' })).toMatchObject({ ok: true });
      server = await startTemporal({ ...options, port });
      await until(
        () => running.state,
        (state) => state === 'running',
        60,
      );
      expect(await flow.row('deal', id)).toMatchObject({ state: 'lost', is_over: true, due_at: null });
      const end = await until(
        () => handle.describe().catch(() => undefined),
        (description) => description?.status.name === 'COMPLETED',
        60,
      );
      expect(end?.historyLength).toBeGreaterThan(10);
      await there.connection.close();
    } finally {
      await running.stop();
      await own.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
