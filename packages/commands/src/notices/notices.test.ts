import { randomUUID } from 'node:crypto';
import { type Deal, type Effect, mailRules } from '@tierwright/lifecycle';
import { noticesOfItem, releaseDigests, type Store } from '@tierwright/store';
import { tenantContents, testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StepBook } from '../facts/step-book.ts';
import { ItemFlow } from '../items/item-flow.fixture.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { keepNotices } from './keep-notices.ts';
import { releaseNotices } from './release-notices.ts';
import { sendDigest } from './send-digest.ts';

const DAY = 86_400_000;

describe.each(testStores())('notices, on $name', ({ open }) => {
  let store: Store;
  let flow: ItemFlow;
  let ann: PersonCaller;
  let deal: Deal;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  const fresh = async () => {
    flow = await ItemFlow.begun(store);
    ann = await flow.person('ann', { partner: 'acme' });
    deal = await flow.item<Deal>('deal', await flow.draft(ann));
  };

  const notice = (n: number, more: Partial<Extract<Effect, { do: 'notice' }>> = {}): Effect => ({
    ...{ do: 'notice', id: `deal/${deal.id}/9/${n}`, notice: 'told', event: 'deal.approved', to: ['partner'], partner: 'acme' },
    ...{ distributor: null, channels: ['email'], subject: `No ${n}`, text: 'Text', send: 'now', at: flow.now, ...more },
  });
  const keep = (...effects: Effect[]) =>
    store.transaction(flow.tenant, async (tx) => {
      const program = await flow.service.programs.byHash(tx, flow.hash);
      await keepNotices(tx, new StepBook(tx), { ...deal, at: flow.now }, effects, program);
      return mailRules(program);
    });
  const kept = async () => {
    const rows = await store.read(flow.tenant, (tx) => noticesOfItem(tx, 'deal', deal.id));
    return rows.map(({ subject, person, state, digest_at: digest }) => [
      subject,
      person === ann.account ? 'ann' : person,
      state,
      digest !== null,
    ]);
  };

  it('go at once up to the cap of the day, then with the digest, and begin anew the next day', async () => {
    await fresh();
    const { cap } = await keep();
    for (let n = 0; n < cap; n += 1) await keep(notice(n));
    await keep(notice(7), notice(8, { send: 'digest' }));
    const before = Array.from({ length: cap }, (_, n) => [`No ${n}`, 'ann', 'ready', false]);
    expect(await kept()).toEqual([...before, ['No 7', 'ann', 'waiting', true], ['No 8', 'ann', 'waiting', true]]);
    flow.now += DAY;
    // With what comes next the digest that was due has gone out.
    await keep(notice(9));
    expect(await kept()).toEqual([
      ...before,
      ['No 7', 'ann', 'ready', true],
      ['No 8', 'ann', 'ready', true],
      ['No 9', 'ann', 'ready', false],
    ]);
  });

  it('waiting for a digest go out when it is due, and not before', async () => {
    await fresh();
    await keep(notice(1, { send: 'digest' }));
    const release = (at: number) => store.transaction(flow.tenant, (tx) => releaseDigests(tx, at));
    expect(await release(flow.now)).toBe(0);
    expect(await release(flow.now + DAY)).toBe(1);
    expect(await kept()).toEqual([['No 1', 'ann', 'ready', true]]);
  });

  it('have their digest sent at the time that the program says, by a row of the outbox for each person', async () => {
    await fresh();
    const bea = await flow.person('bea', { partner: 'acme' });
    const due = () =>
      store.read(flow.tenant, ({ db }) =>
        db
          .selectFrom('outbox')
          .select(['subject', 'next_at'])
          .where('tenant', '=', flow.tenant)
          .where('kind', '=', 'digest')
          .orderBy('subject')
          .execute(),
      );
    await keep(notice(1, { send: 'digest' }));
    await keep(notice(2, { send: 'digest', to: [ann.account] }));
    // 08:00 in Los Angeles.
    const morning = Date.parse('2027-03-01T16:00:00Z');
    const people = [ann, bea].map(({ account }) => account).sort();
    expect(await due()).toEqual(people.map((person) => ({ subject: `digest/${person}`, next_at: morning })));
    flow.now = morning - 1;
    expect(await sendDigest(flow.service, flow.tenant, ann.account)).toBe(0);
    flow.now = morning;
    expect(await sendDigest(flow.service, flow.tenant, ann.account)).toBe(2);
    expect(await sendDigest(flow.service, flow.tenant, ann.account)).toBe(0);
    expect((await kept()).map(([subject, person, state]) => [subject, person === 'ann' ? person : 'bea', state])).toEqual(
      expect.arrayContaining([
        ['No 1', 'ann', 'ready'],
        ['No 1', 'bea', 'waiting'],
        ['No 2', 'ann', 'ready'],
      ]),
    );
    // What waits again is sent with the next one.
    await keep(notice(3, { send: 'digest', to: [ann.account] }));
    expect((await due()).filter(({ subject }) => subject === `digest/${ann.account}`).at(-1)?.next_at).toBe(morning + DAY);
  });

  it('that are held are released by one of the role, once', async () => {
    await fresh();
    await keep(notice(1, { hold: 'programOwner' }), notice(2));
    expect(await kept()).toEqual([
      ['No 1', 'ann', 'held', false],
      ['No 2', 'ann', 'ready', false],
    ]);
    const dora = await flow.person('dora', { roles: ['decider'], groups: ['dealDesk'] });
    const olga = await flow.person('olga', { roles: ['decider'], groups: ['programOwner'] });
    const before = await tenantContents(store, flow.tenant);
    expect(await flow.run(releaseNotices, dora, { notice: 'told' })).toMatchObject({ ok: false, failure: { status: 404 } });
    expect(await flow.run(releaseNotices, ann, { notice: 'told' })).toMatchObject({ ok: false, failure: { status: 403 } });
    expect(await tenantContents(store, flow.tenant)).toBe(before);
    expect(await flow.run(releaseNotices, olga, { notice: 'told' })).toMatchObject({ ok: true, body: { released: 1, left: 0 } });
    expect(await kept()).toEqual([
      ['No 1', 'ann', 'ready', false],
      ['No 2', 'ann', 'ready', false],
    ]);
    expect(await flow.run(releaseNotices, olga, { notice: 'told' })).toMatchObject({ ok: false, failure: { status: 404 } });
  });

  it('are kept once for each person, whoever that is', async () => {
    await fresh();
    const bea = await flow.person('bea', { partner: 'acme' });
    await keep(notice(1, { to: ['partner', ann.account, randomUUID()] }));
    await keep(notice(1, { to: ['partner'] }));
    const rows = await store.read(flow.tenant, (tx) => noticesOfItem(tx, 'deal', deal.id));
    expect(rows.map(({ person }) => person).sort()).toEqual([ann.account, bea.account].sort());
  });
});
