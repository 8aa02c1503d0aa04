import { randomUUID } from 'node:crypto';
import type { Deal } from '@tierwright/lifecycle';
import {
  claimOutbox,
  findDecision,
  listOpenTasks,
  noticesOfItem,
  outboxSent,
  placesOfDeal,
  type Store,
  stepsOfItem,
} from '@tierwright/store';
import { tenantContents, testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../command/command.ts';
import type { Reach } from '../rights/reach.ts';
import { at, ItemFlow } from './item-flow.fixture.ts';
import { messageItem } from './message-item.ts';

describe.each(testStores())('a deal through commands, on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('goes from a draft through protection to its end, each step kept once', async () => {
    const flow = await ItemFlow.begun(store);
    const ann = await flow.person('ann', { partner: 'acme' });
    await flow.person('dora', { roles: ['decider'], groups: ['dealDesk'] });
    const id = await flow.draft(ann);
    expect(await flow.row('deal', id)).toMatchObject({
      state: 'draft',
      revision: 1,
      partner: 'acme',
      holders: ['partner'],
      is_over: false,
    });

    expect(await flow.say(ann, 'deal', id, { type: 'submit' })).toMatchObject({ ok: true, body: { state: 'approved', revision: 2 } });
    const deal = await flow.item<Deal>('deal', id);
    expect(deal.protection).toMatchObject({ from: flow.now, until: Date.parse('2027-05-31T07:00Z'), extensions: 0 });

    const kept = await store.read(flow.tenant, async (tx) => ({
      places: await placesOfDeal(tx, id),
      tasks: await listOpenTasks(tx, { owners: ['dealDesk'], partner: null, limit: 10 }),
      notices: await noticesOfItem(tx, 'deal', id),
      steps: await stepsOfItem(tx, { kind: 'deal', id }, 0, 10),
    }));
    expect(kept.places).toEqual([{ product: 'cloud', place: 1, taken_at: flow.now, ended_at: null }]);
    expect(kept.tasks).toMatchObject([{ kind: 'deal', item: id, id: `deal/${id}/quote`, owners: ['dealDesk'], state: 'open' }]);
    expect(kept.notices.map(({ person, notice, state }) => [person, notice, state])).toContainEqual([ann.account, 'approved', 'ready']);
    expect(kept.steps.map(({ revision, actor, moves }) => [revision, actor, (moves as { on: string }[]).map(({ on }) => on)])).toEqual([
      [1, ann.account, []],
      [2, ann.account, ['submit', 'approve']],
    ]);
    const decision = kept.steps[1]?.decision ?? '';
    const decided = await store.read(flow.tenant, (tx) => findDecision(tx, decision));
    expect(decided).toMatchObject({ subject_kind: 'deal', subject: id, program_hash: flow.hash, outcome: { deal: { place: 1 } } });

    expect(await flow.fire('deal', id)).toEqual({ revision: 2 });
    flow.now = at('2027-06-01T12:00');
    expect((await flow.fire('deal', id)).revision).toBeGreaterThan(2);
    expect(await flow.row('deal', id)).toMatchObject({ state: 'expired', is_over: true, due_at: null });
    expect((await flow.item<Deal>('deal', id)).since).toBeLessThan(flow.now);
    const places = await store.read(flow.tenant, (tx) => placesOfDeal(tx, id));
    expect(places).toEqual([{ product: 'cloud', place: 1, taken_at: expect.any(Number), ended_at: flow.now }]);
  });

  it('says 404, 409, 412 and 422, and keeps nothing of it', async () => {
    const flow = await ItemFlow.begun(store);
    const ann = await flow.person('ann', { partner: 'acme' });
    const id = await flow.draft(ann);
    const refused = async (...said: Parameters<ItemFlow['say']>) => {
      const answer = await flow.say(...said);
      return answer.ok ? 'done' : [answer.failure.status, answer.failure.code, answer.failure.current];
    };
    const current = { kind: 'deal', id, state: 'draft', revision: 1 };
    expect(await refused(ann, 'deal', 'none', { type: 'submit' })).toEqual([404, 'CMD601', undefined]);
    expect(await refused(ann, 'deal', id, { type: 'withdraw' })).toEqual([409, 'OPS102', current]);
    expect(await refused(ann, 'deal', id, { type: 'submit' }, { ifMatch: 7 })).toEqual([412, 'CMD103', current]);
    expect(await refused(ann, 'deal', id, { type: 'dance' })).toEqual([422, 'OPS103', current]);
    expect(await flow.row('deal', id)).toMatchObject({ revision: 1 });
    expect(await refused(ann, 'deal', id, { type: 'submit' }, { ifMatch: 1 })).toBe('done');
  });

  it('tells the workflow of what it has to wait for, and of what it need not any more', async () => {
    const flow = await ItemFlow.begun(store);
    const ann = await flow.person('ann', { partner: 'acme' });
    const told = async () => {
      const asked = { kinds: ['item'], now: flow.now, lease: 0, limit: 10 };
      const rows = await store.transaction(flow.tenant, (tx) => claimOutbox(tx, asked));
      await store.transaction(flow.tenant, (tx) =>
        outboxSent(
          tx,
          rows.map(({ seq }) => seq),
        ),
      );
      return rows.map(({ subject, revision, body }) => [subject, revision, body]);
    };
    const id = await flow.draft(ann);
    expect(await told()).toEqual([]);
    await flow.say(ann, 'deal', id, { type: 'submit' });
    expect(await told()).toEqual([[`deal/${id}`, 2, { kind: 'deal', id, programHash: flow.hash }]]);
    await flow.say(ann, 'deal', id, { type: 'close', outcome: 'lost' });
    expect(await told()).toMatchObject([[`deal/${id}`, 3, {}]]);
  });

  it('is not there for whoever it does not concern', async () => {
    const flow = await ItemFlow.begun(store);
    const ann = await flow.person('ann', { partner: 'acme' });
    const id = await flow.draft(ann);
    const within = (reach: Reach): Command<null, null> => ({
      name: 'test.within',
      rights: { partnerUser: 'own' },
      run: async (work) => {
        const said = await messageItem(work, { kind: 'deal', id, message: { type: 'submit', by: ann.account }, within: reach });
        return said.ok ? { ok: true, status: 200, body: null } : said;
      },
    });
    const before = await tenantContents(store, flow.tenant);
    const foreign = await flow.run(within({ partner: 'brock', holders: ['dealDesk'] }), ann, null);
    const nothing = await flow.say(ann, 'deal', randomUUID(), { type: 'submit' });
    expect(foreign).toMatchObject({ ok: false, failure: { status: 404, code: 'CMD601' } });
    expect(nothing).toMatchObject({ ok: false, failure: { status: 404, code: 'CMD601' } });
    expect(await tenantContents(store, flow.tenant)).toBe(before);
    expect(await flow.run(within({ partner: 'acme', holders: [] }), ann, null)).toMatchObject({ ok: true });
  });
});
