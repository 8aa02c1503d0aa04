import { randomUUID } from 'node:crypto';
import { addToOutbox, insertTenant, type Store } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import type { DriverInput, RolloutInput, SimulationRunInput } from '@tierwright/workflows';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OutboxSender, outboxSender } from './outbox-sender.ts';

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
};

describe.each(testStores())('what was committed, on $name', ({ open }) => {
  let store: Store;
  let tenant: string;
  let told: [string, number][];
  let releases: RolloutInput[];
  let simulations: SimulationRunInput[];
  let digests: [string, number][];
  let isAway: boolean;
  let tries: number;
  let sender: OutboxSender | undefined;
  let now: number;

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    tenant = randomUUID();
    [told, releases, simulations, digests, isAway, tries, now] = [[], [], [], [], false, 0, Date.now()];
    await store.transaction(tenant, (tx) => insertTenant(tx, { slug: `t${tenant}`, title: 'T', hosts: [], at: 1 }));
  });

  afterEach(() => sender?.stop());

  const changed = (id: string, revision: number): Promise<void> =>
    store.transaction(tenant, (tx) =>
      addToOutbox(tx, { subject: `deal/${id}`, revision, kind: 'item', body: { kind: 'deal', id, programHash: 'abc' } }, now),
    );
  const start = (every = 20): OutboxSender => {
    sender = outboxSender({
      ...{ store, clock: () => now, every, warn: () => {} },
      tellItem: async (input: DriverInput, revision) => {
        if (input.tenant !== tenant) return;
        tries += 1;
        if (isAway) throw new Error('away');
        told.push([input.id, revision]);
      },
      tellRelease: async (input) => {
        releases.push(input);
      },
      tellSimulation: async (input) => {
        simulations.push(input);
      },
      sendDigest: async (of, person) => {
        if (of === tenant) digests.push([person, now]);
      },
    });
    return sender;
  };

  it('begins a simulation that a workflow carries, with its versions', async () => {
    const [job, baseline, candidate] = [randomUUID(), 'a'.repeat(64), 'b'.repeat(64)];
    await store.transaction(tenant, (tx) =>
      addToOutbox(tx, { subject: `simulation/${job}`, revision: 1, kind: 'simulation', body: { baseline, candidate, size: 500 } }, now),
    );
    start();
    await until(() => simulations.some((one) => one.job === job));
    expect(simulations.filter((one) => one.job === job)).toEqual([{ v: 1, tenant, job, baseline, candidate, size: 500 }]);
  });

  it('is told at once, each subject with its latest revision, and then forgotten', async () => {
    await changed('d1', 1);
    await changed('d1', 2);
    await changed('d2', 7);
    start();
    await until(() => told.length === 2);
    expect(told.sort()).toEqual([
      ['d1', 2],
      ['d2', 7],
    ]);
    await changed('d1', 3);
    await until(() => told.length === 3);
    await sender?.stop();
    expect(await store.walk({ of: 'outbox', before: now + 1e9 })).not.toContain(tenant);
    await changed('d1', 4);
    expect(told).toHaveLength(3);
  });

  it('is told when its time has come, while another tenant commits all the time', async () => {
    const other = randomUUID();
    await store.transaction(other, (tx) => insertTenant(tx, { slug: `t${other}`, title: 'T', hosts: [], at: 1 }));
    start(250);
    // Not to be told yet: only who looks again finds it.
    await store.transaction(tenant, (tx) =>
      addToOutbox(
        tx,
        { subject: 'deal/late', revision: 1, kind: 'item', body: { kind: 'deal', id: 'late', programHash: 'abc' } },
        now + 50,
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    now += 100;
    let isOver = false;
    const busy = (async () => {
      for (let revision = 1; !isOver; revision += 1) {
        const row = { subject: 'deal/busy', revision, kind: 'item', body: { kind: 'deal', id: 'busy', programHash: 'abc' } };
        await store.transaction(other, (tx) => addToOutbox(tx, row, now));
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    })();
    await until(() => told.length === 1).finally(() => {
      isOver = true;
    });
    await busy;
    expect(told).toEqual([['late', 1]]);
  });

  it('waits while Temporal is away, longer each time, and is told when it is back', async () => {
    isAway = true;
    await changed('d1', 1);
    start();
    await until(() => tries === 1);
    // It looks again and again, and does not try again before its time.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(tries).toBe(1);
    now += 2000;
    await until(() => tries === 2);
    now += 1500;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(tries).toBe(2);
    expect(told).toEqual([]);
    isAway = false;
    now += 60_000;
    await until(() => told.length === 1);
    expect(told).toEqual([['d1', 1]]);
    await sender?.stop();
  });

  it('is sent again where a sender died with it: its claim ends', async () => {
    await changed('d1', 1);
    let die: (() => void) | undefined;
    const dies = outboxSender({
      ...{ store, clock: () => now, every: 1e9, warn: () => {} },
      tellItem: ({ tenant: of }) =>
        of !== tenant
          ? Promise.resolve()
          : new Promise((_, reject) => {
              die = () => reject(new Error('killed'));
            }),
      tellRelease: async () => {},
      tellSimulation: async () => {},
      sendDigest: async () => {},
    });
    await until(() => die !== undefined);
    start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(told).toEqual([]);
    now += 16_000;
    await until(() => told.length === 1);
    die?.();
    await dies.stop();
  });

  it('sends digests when they are due, once, whether or not Temporal is there', async () => {
    isAway = true;
    const due = now + 3_600_000;
    await store.transaction(tenant, (tx) =>
      addToOutbox(tx, { subject: 'digest/ann', revision: 0, kind: 'digest', body: { at: due } }, now, due),
    );
    await changed('d1', 1);
    start();
    await until(() => tries > 0);
    expect(digests).toEqual([]);
    now = due - 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(digests).toEqual([]);
    now = due;
    await until(() => digests.length > 0);
    now += 60_000;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(digests).toEqual([['ann', due]]);
    await sender?.stop();
  });

  it('names releases by their rollout', async () => {
    await store.transaction(tenant, (tx) =>
      addToOutbox(tx, { subject: 'release/r1', revision: 1, kind: 'release', body: { release: 'r1', at: 99, state: 'scheduled' } }, now),
    );
    const later = { release: 'r2', at: 99, tellAt: 44, state: 'scheduled' };
    await store.transaction(tenant, (tx) => addToOutbox(tx, { subject: 'release/r2', revision: 1, kind: 'release', body: later }, now));
    start();
    await until(() => releases.length === 2);
    expect(releases).toEqual([
      { v: 1, tenant, release: 'r1', at: 99 },
      { v: 1, tenant, release: 'r2', at: 99, tellAt: 44 },
    ]);
    await sender?.stop();
  });
});
