import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../database/store.ts';
import { addTenant } from '../people/tenant.fixture.ts';
import { insertTenant } from '../people/tenant-rows.ts';
import { testStores } from '../testing/test-stores.ts';
import { claimKey, KEY_LIFETIME, keepAnswer, purgeKeys } from './idempotency-rows.ts';

const stores = testStores();
const NOW = 1_000;

const claimOf = (store: Store, tenant: string, requestHash: string, now: number) =>
  store.transaction(tenant, (tx) => claimKey(tx, { key: 'k', requestHash, now }));
/** The first request: what it does, then its answer. */
const firstOf = (store: Store, tenant: string, work: () => Promise<void>) =>
  store.transaction(tenant, async (tx) => {
    const claimed = await claimKey(tx, { key: 'k', requestHash: 'a', now: NOW });
    if (claimed.state !== 'mine') return claimed;
    await work();
    await keepAnswer(tx, { key: 'k', status: 201, body: '{"id":1}' });
    return claimed;
  });

describe.each(stores)('idempotency keys on $name', ({ open }) => {
  let store: Store;
  let tenant: string;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    tenant = await addTenant(store);
  });

  const claim = (requestHash: string, now = NOW) => claimOf(store, tenant, requestHash, now);
  const first = (work: () => Promise<void> = async () => undefined) => firstOf(store, tenant, work);

  it('are the first one’s, whose answer the same request gets again, and another request never', async () => {
    expect(await first()).toEqual({ state: 'mine' });
    expect(await claim('a')).toEqual({ state: 'answered', status: 201, body: '{"id":1}' });
    expect(await claim('b')).toEqual({ state: 'other' });
  });

  it('belong to a tenant: another has the same one for itself', async () => {
    await first();
    const other = randomUUID();
    const claimed = await store.transaction(other, async (tx) => {
      await insertTenant(tx, { slug: `t${other}`, title: 'Other', hosts: [], at: 1 });
      return claimKey(tx, { key: 'k', requestHash: 'b', now: NOW });
    });
    expect(claimed).toEqual({ state: 'mine' });
  });

  it('are free again where the first one failed', async () => {
    await first(() => Promise.reject(new Error('refused'))).catch(() => undefined);
    expect(await first()).toEqual({ state: 'mine' });
  });

  it('are forgotten after seven days, by the next who asks and by the purge', async () => {
    await first();
    expect(await claim('a', NOW + KEY_LIFETIME - 1)).toMatchObject({ state: 'answered' });
    const purged = (now: number) => store.transaction(tenant, (tx) => purgeKeys(tx, { now, limit: 10 }));
    expect(await purged(NOW + KEY_LIFETIME - 1)).toBe(0);
    expect(await purged(NOW + KEY_LIFETIME)).toBe(1);
    await first();
    expect(await claim('b', NOW + KEY_LIFETIME)).toEqual({ state: 'mine' });
  });

  it('do what they stand for once, however many ask at the same time', async () => {
    let done = 0;
    const claims = await Promise.all(
      Array.from({ length: 20 }, () =>
        first(async () => {
          done += 1;
          await sleep(20);
        }),
      ),
    );
    expect(done).toBe(1);
    expect(claims.filter(({ state }) => state === 'mine')).toHaveLength(1);
    expect(claims.filter(({ state }) => state === 'answered')).toHaveLength(19);
  });
});

describe.each(stores.filter(({ name }) => name === 'postgres'))('idempotency keys on $name, with several connections', ({ open }) => {
  it('are waited for while the first one is in progress, then it is busy', async () => {
    const store = await open();
    const tenant = await addTenant(store);
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const slow = firstOf(store, tenant, async () => {
      begin();
      await finished;
    });
    await begun;
    await expect(claimOf(store, tenant, 'a', NOW)).rejects.toMatchObject({ name: 'StoreBusy' });
    finish();
    await slow;
    expect(await claimOf(store, tenant, 'a', NOW)).toMatchObject({ state: 'answered' });
    await store.close();
  });
});
