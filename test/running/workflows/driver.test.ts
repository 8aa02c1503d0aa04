import type { DriverInput } from '@tierwright/workflows';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveInTime } from '../../setup/move-in-time.ts';
import { temporalMissing } from '../../setup/temporal-address.ts';
import { until } from '../../setup/until.ts';
import { FakeItems } from './fake-items.ts';
import { TENANT, type TestWorker, testWorker } from './running-worker.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const deal = (id: string): DriverInput => ({ v: 1, tenant: TENANT, kind: 'deal', id, programHash: 'a'.repeat(64) });

describe.skipIf(temporalMissing)(`the driver${temporalMissing && ` (${temporalMissing})`}`, () => {
  const items = new FakeItems();
  let worker: TestWorker;
  let n = 0;
  const fresh = (): DriverInput => {
    n += 1;
    return deal(`driver-${Date.now()}-${n}`);
  };
  beforeAll(async () => {
    worker = await testWorker(items);
  });
  afterAll(async () => {
    await worker.stop();
  });

  it('ends at once where nothing is due and nothing is to be done', async () => {
    const input = fresh();
    items.put(input.id, { revision: 3 });
    const handle = await worker.tell(input);
    expect(await handle.result()).toEqual({ ended: 'idle', revision: 3 });
  });

  it('ends where there is no such item', async () => {
    const handle = await worker.tell(fresh());
    expect(await handle.result()).toEqual({ ended: 'gone', revision: null });
  });

  it('runs timers at their instants, says what it waits for, and ends with the item', async () => {
    const input = fresh();
    const start = Date.now();
    const item = items.put(input.id, {
      state: 'pending',
      timers: [
        {
          at: start + 2 * DAY,
          fire: (self, at) => {
            self.log.push(`reminded after ${Math.floor((at - start) / DAY)} days`);
          },
        },
        {
          at: start + 5 * DAY,
          fire: (self, at) => {
            self.log.push(`lapsed after ${Math.floor((at - start) / DAY)} days`);
            self.isOver = true;
          },
        },
      ],
    });
    const handle = await worker.tell(input);
    const waiting = await until(
      () => worker.status(input),
      ({ waitsFor }) => waitsFor === 'due',
    );
    expect(waiting).toMatchObject({ revision: 1, state: 'pending', until: start + 2 * DAY, trying: [], failed: [], problem: null });
    await moveInTime(worker.client, handle, 2.5 * DAY);
    await until(
      () => item.log.length,
      (length) => length === 1,
    );
    const later = await until(
      () => worker.status(input),
      ({ waitsFor, until: due }) => waitsFor === 'due' && due === start + 5 * DAY,
    );
    expect(later.since).toBeGreaterThan(start + 2 * DAY - HOUR);
    await moveInTime(worker.client, handle, 91 * DAY);
    expect(await handle.result()).toEqual({ ended: 'over', revision: 3 });
    expect(item.log).toEqual(['reminded after 2 days', 'lapsed after 5 days']);
  });

  it('asks for the plan again when it is told of a change', async () => {
    const input = fresh();
    const item = items.put(input.id, { timers: [{ at: Date.now() + DAY, fire: () => {} }] });
    const handle = await worker.tell(input);
    await until(
      () => worker.status(input),
      ({ waitsFor }) => waitsFor === 'due',
    );
    item.timers = [];
    item.isOver = true;
    item.revision = 2;
    await worker.tell(input, 2);
    expect(await handle.result()).toEqual({ ended: 'over', revision: 2 });
  });

  it('does not let an effect whose endpoint is down delay a deadline', async () => {
    const input = fresh();
    const start = Date.now();
    const item = items.put(input.id, {
      effects: [{ id: 'e1', what: 'provision', fails: Number.POSITIVE_INFINITY }],
      timers: [
        {
          at: start + 1500,
          fire: (self) => {
            self.log.push('deadline');
          },
        },
      ],
    });
    const handle = await worker.tell(input);
    await until(
      () => item.log,
      (log) => log.includes('deadline'),
    );
    const status = await until(
      () => worker.status(input),
      ({ waitsFor }) => waitsFor === 'effects',
    );
    expect(status).toMatchObject({ trying: [{ id: 'e1', what: 'provision' }], failed: [] });
    expect(item.effects).toHaveLength(1);
    await handle.terminate();
  });

  it('gives an effect up with code and sentence and without what the error said', async () => {
    const input = fresh();
    const item = items.put(input.id, { effects: [{ id: 'e1', what: 'tell', fails: Number.POSITIVE_INFINITY }] });
    const handle = await worker.tell(input);
    await until(
      () => worker.status(input),
      ({ trying }) => trying.length === 1,
    );
    // Its retries take hours; their pauses are timers of the server, which are skipped like the workflow's own.
    await moveInTime(worker.client, handle, 12 * HOUR);
    expect(await handle.result()).toEqual({ ended: 'idle', revision: 1 });
    expect(item.log).toEqual(['gave up e1: TypeError: It failed; the log of the worker says why.']);
  });

  it('carries effects out beside each other, each once', async () => {
    const input = fresh();
    const item = items.put(input.id, {
      effects: [1, 2, 3, 4, 5].map((id) => ({ id: `e${id}`, what: id % 2 === 0 ? 'pay' : 'tell', fails: id === 3 ? 1 : 0 })),
    });
    const handle = await worker.tell(input);
    expect(await handle.result()).toEqual({ ended: 'idle', revision: 1 });
    expect([...item.log].sort()).toEqual(['did e1', 'did e2', 'did e3', 'did e4', 'did e5']);
  });

  it('asks again after an effect that took a step of its own', async () => {
    const input = fresh();
    const item = items.put(input.id, {
      effects: [
        {
          id: 'e1',
          what: 'provision',
          then: (self) => {
            self.effects.push({ id: 'e2', what: 'tell' });
          },
        },
      ],
    });
    const handle = await worker.tell(input);
    expect(await handle.result()).toEqual({ ended: 'idle', revision: 2 });
    expect(item.log).toEqual(['did e1', 'did e2']);
  });

  it('loses no hint that comes while it asks for the plan: 150 items, 5 hints each', async () => {
    items.planTakes = 40;
    const inputs = Array.from({ length: 150 }, () => fresh());
    const hints = new Map<string, number>();
    for (const { id } of inputs) items.put(id, { timers: [{ at: Date.now() + 30 * DAY, fire: () => {} }] });
    items.duringPlan = (item) => {
      const [id] = [...items.items].find(([, candidate]) => candidate === item) ?? [''];
      const input = inputs.find((candidate) => candidate.id === id);
      const count = hints.get(id) ?? 0;
      if (!input || count >= 5) return;
      hints.set(id, count + 1);
      // The change comes after the plan was read, the hint while it is on its way.
      queueMicrotask(() => {
        item.revision += 1;
        if (count === 4) {
          item.timers = [];
          item.isOver = true;
        }
        worker.tell(input, item.revision).catch(() => {});
      });
    };
    try {
      const handles = await Promise.all(inputs.map((input) => worker.tell(input)));
      const results = await Promise.all(handles.map((handle) => handle.result()));
      expect(results.every(({ ended, revision }) => ended === 'over' && revision === 6)).toBe(true);
    } finally {
      items.planTakes = 0;
      items.duringPlan = () => {};
    }
  });

  it('stays for what is far away, and a partner’s does not', async () => {
    const start = Date.now();
    const far = fresh();
    items.put(far.id, { timers: [{ at: start + 90 * DAY, fire: () => {} }] });
    const stays = await worker.tell(far);
    await until(
      () => worker.status(far),
      ({ waitsFor }) => waitsFor === 'due',
    );
    await stays.terminate();
    const member: DriverInput = { ...far, kind: 'member' };
    const leaves = await worker.tell(member);
    expect(await leaves.result()).toEqual({ ended: 'later', revision: 1 });
    const held = await worker.tell({ ...member, days: 120 });
    await until(
      () => worker.status(member),
      ({ waitsFor }) => waitsFor === 'due',
    );
    await held.terminate();
  });

  it('tries timers that fail again later, and hears of changes meanwhile', async () => {
    const input = fresh();
    const item = items.put(input.id, {
      timers: [
        {
          at: Date.now() - 1000,
          fire: () => {},
        },
      ],
    });
    const { fireItem } = items;
    items.fireItem = async () => ({ revision: item.revision });
    try {
      const handle = await worker.tell(input);
      const waiting = await until(
        () => worker.status(input),
        ({ waitsFor }) => waitsFor === 'due',
      );
      expect((waiting.until ?? 0) - Date.now()).toBeGreaterThan(30_000);
      items.fireItem = fireItem.bind(items);
      await moveInTime(worker.client, handle, 2 * 60_000);
      expect(await handle.result()).toEqual({ ended: 'idle', revision: 2 });
    } finally {
      items.fireItem = fireItem.bind(items);
    }
  });
});
