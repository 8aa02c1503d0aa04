import { randomUUID } from 'node:crypto';
import type { Deal } from '@tierwright/lifecycle';
import { findEffect, listEffects, type Store } from '@tierwright/store';
import { countRows, tenantContents, testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACME, ANSWERS, begin, ItemFlow } from '../items/item-flow.fixture.ts';
import { planOf } from '../items/plan-of.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { carryOut } from './carry-out.ts';
import { failEffect } from './fail-effect.ts';
import { retryEffect } from './retry-effect.ts';

describe.each(testStores())('effects, on $name', ({ open }) => {
  let store: Store;
  let flow: ItemFlow;
  let [ann, bob, olga]: PersonCaller[] = [];
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    flow = await ItemFlow.begun(store, [ACME, { ...ACME, id: 'brock', title: 'Brock' }]);
    ann = await flow.person('ann', { partner: 'acme' });
    bob = await flow.person('bob', { partner: 'brock' });
    olga = await flow.person('olga', { roles: ['administrator', 'channelManager'], groups: ['programOwner'] });
  });

  const pending = () => store.read(flow.tenant, (tx) => listEffects(tx, { state: 'pending', limit: 50 }));
  const effectOf = (id: string) => store.read(flow.tenant, (tx) => findEffect(tx, id));
  const ref = (kind: 'deal' | 'member' | 'onboarding', id: string, effect: string) => ({
    tenant: flow.tenant,
    kind,
    id,
    effect,
    at: flow.now,
  });

  /** Two registrations of one customer, the second of which moves up when the first ends. */
  async function oneBehindTheOther(): Promise<{ first: string; second: string }> {
    const [first, second] = [await flow.draft(ann as PersonCaller), await flow.draft(bob as PersonCaller)];
    await flow.say(ann as PersonCaller, 'deal', first, { type: 'submit' });
    flow.now += 1000;
    await flow.say(bob as PersonCaller, 'deal', second, { type: 'submit' });
    await flow.settle();
    expect((await flow.item<Deal>('deal', second)).terms?.place).toBe(2);
    await flow.say(ann as PersonCaller, 'deal', first, { type: 'close', outcome: 'lost' });
    return { first, second };
  }

  it('moves the other item and settles in one commit, once, however often it is carried out', async () => {
    const { first, second } = await oneBehindTheOther();
    const told = await pending();
    expect(told.map(({ item, what }) => [item, what])).toContainEqual([first, 'tell']);
    const audits = await countRows(store, flow.tenant, 'audit');
    for (const { id } of told) await carryOut(flow.service, flow.outside, ref('deal', first, id));
    expect((await flow.item<Deal>('deal', second)).terms?.place).toBe(1);
    expect(await countRows(store, flow.tenant, 'audit')).toBe(audits + told.length);
    const settled = await tenantContents(store, flow.tenant);
    const again = await Promise.all(told.map(({ id }) => carryOut(flow.service, flow.outside, ref('deal', first, id))));
    expect(new Set(again.map(({ revision }) => revision))).toEqual(new Set([(await flow.row('deal', first)).revision]));
    expect(await tenantContents(store, flow.tenant)).toBe(settled);
  });

  it('is carried out once where two drive it at the same time', async () => {
    const { first, second } = await oneBehindTheOther();
    const [effect] = await pending();
    const { revision } = await flow.row('deal', second);
    await Promise.all([1, 2, 3, 4].map(() => carryOut(flow.service, flow.outside, ref('deal', first, effect?.id ?? ''))));
    expect((await flow.row('deal', second)).revision).toBe(revision + 1);
  });

  it('is done where nobody is there any more to hear it', async () => {
    const { first } = await oneBehindTheOther();
    const [effect] = await pending();
    const gone = JSON.stringify({ ...(effect?.body as object), item: randomUUID() });
    await store.transaction(flow.tenant, async ({ db }) => {
      await db
        .updateTable('effect')
        .set({ body: gone })
        .where('tenant', '=', flow.tenant)
        .where('id', '=', effect?.id ?? '')
        .execute();
    });
    await carryOut(flow.service, flow.outside, ref('deal', first, effect?.id ?? ''));
    expect(await effectOf(effect?.id ?? '')).toMatchObject({ state: 'done', problem: null });
  });

  it('is failed, with why, where the other item refuses it', async () => {
    const { first } = await oneBehindTheOther();
    const [effect] = await pending();
    const bad = JSON.stringify({ ...(effect?.body as object), message: { type: 'dance' } });
    await store.transaction(flow.tenant, async ({ db }) => {
      await db
        .updateTable('effect')
        .set({ body: bad })
        .where('tenant', '=', flow.tenant)
        .where('id', '=', effect?.id ?? '')
        .execute();
    });
    await carryOut(flow.service, flow.outside, ref('deal', first, effect?.id ?? ''));
    expect(await effectOf(effect?.id ?? '')).toMatchObject({ state: 'failed', problem: expect.stringContaining('OPS103') });
  });

  it('is tried again by operations after it failed, and is never failed once it is done', async () => {
    const { first } = await oneBehindTheOther();
    const effect = (await pending())[0]?.id ?? '';
    await failEffect(flow.service, { ...ref('deal', first, effect), problem: 'no route to host' });
    expect(await effectOf(effect)).toMatchObject({ state: 'failed', problem: 'no route to host', attempts: 1 });
    expect((await planOf(flow.service, ref('deal', first, effect)))?.effects.map(({ id }) => id)).not.toContain(effect);
    const refused = await flow.run(retryEffect, ann as PersonCaller, { effect });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'CMD101' } });
    expect(await flow.run(retryEffect, olga as PersonCaller, { effect })).toMatchObject({ ok: true });
    expect((await planOf(flow.service, ref('deal', first, effect)))?.effects.map(({ id }) => id)).toContain(effect);
    await flow.settle();
    await failEffect(flow.service, { ...ref('deal', first, effect), problem: 'too late' });
    expect(await effectOf(effect)).toMatchObject({ state: 'done' });
    const done = await flow.run(retryEffect, olga as PersonCaller, { effect });
    expect(done).toMatchObject({ ok: false, failure: { code: 'CMD604', status: 409 } });
  });

  it('stays pending while the world outside does not do it', async () => {
    const member = { partner: 'acme', title: 'Acme', by: ann?.account ?? '' };
    await flow.run(begin, olga as PersonCaller, { kind: 'member', beginning: member });
    const [start] = await pending();
    expect(start).toMatchObject({ what: 'start', kind: 'member', item: 'acme' });
    const broken = { ...flow.store, transaction: () => Promise.reject(new Error('away')) };
    await expect(carryOut({ ...flow.service, store: broken }, flow.outside, ref('member', 'acme', start?.id ?? ''))).rejects.toThrow(
      'away',
    );
    expect(await effectOf(start?.id ?? '')).toMatchObject({ state: 'pending', attempts: 0 });
  });

  it('says where nothing is there to be driven', async () => {
    expect(await planOf(flow.service, { tenant: flow.tenant, kind: 'deal', id: 'none' })).toBeNull();
    expect(await flow.fire('deal', 'none')).toEqual({ revision: 0 });
    expect(await carryOut(flow.service, flow.outside, ref('deal', 'none', 'deal/none/1/0'))).toEqual({ revision: 0 });
    const id = await flow.draft(ann as PersonCaller, ANSWERS);
    expect(await flow.fire('deal', id)).toEqual({ revision: 1 });
  });
});
