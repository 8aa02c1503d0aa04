import type { Deal } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { factSet, findDecision, listDecisions, type Store, stepsOfItem } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideAgain } from '../decisions/read-decisions.ts';
import { ACME, ANSWERS, ItemFlow } from '../items/item-flow.fixture.ts';
import type { PersonCaller } from '../rights/caller.ts';

describe.each(testStores())('decisions of deals, on $name', ({ open }) => {
  let store: Store;
  let flow: ItemFlow;
  let [ann, dora, audit]: PersonCaller[] = [];
  beforeAll(async () => {
    store = await open();
    flow = await ItemFlow.begun(store, [ACME, { ...ACME, id: 'brock', title: 'Brock' }]);
    ann = await flow.person('ann', { partner: 'acme' });
    dora = await flow.person('dora', { roles: ['decider'], groups: ['dealDesk'] });
    audit = await flow.person('aud', { roles: ['auditor'] });
  });
  afterAll(() => store.close());

  const decisionsOf = async (deal: string) => {
    const rows = await store.read(flow.tenant, (tx) => listDecisions(tx, { kind: 'deal', subject: deal }, undefined, 10));
    return rows.map(({ id }) => id);
  };
  const registered = async (answers: Record<string, Json>): Promise<string> => {
    const id = await flow.draft(ann as PersonCaller, { ...ANSWERS, ...answers });
    await flow.say(ann as PersonCaller, 'deal', id, { type: 'submit' });
    return id;
  };

  it.each([
    ['approved by rule', { customer: { name: 'Alpine', country: 'US' } }, 'approve'],
    ['sent to the desk', { customer: { name: 'Borealis', country: 'US' }, amount: 150_000.5 }, { route: 'desk' }],
    ['a public tender', { customer: { name: 'Cumulus', country: 'US' }, tender: true, tenderPublishesOn: '2027-02-01' }, 'reject'],
  ])('keeps what the engine said of a deal that is %s, and says it again to the same bytes', async (_, answers, then) => {
    const deal = await registered(answers);
    const [id = ''] = await decisionsOf(deal);
    const kept = await store.read(flow.tenant, (tx) => findDecision(tx, id));
    expect(kept).toMatchObject({ program_hash: flow.hash, as_of: '2027-03-01', outcome: { partner: 'acme', deal: { then } }, trace: {} });
    const facts = await store.read(flow.tenant, (tx) => factSet(tx, kept?.facts_hash ?? ''));
    expect(facts).toMatchObject({ partner: { id: 'acme', facts: { 'deal.place': 1, 'conflict.otherPartner': 'clear' } } });
    expect(await decideAgain(flow.service, audit as PersonCaller, id)).toMatchObject({ ok: true, body: { same: true } });
  });

  it('keeps one for the submission and one for the decision of people, each with its step', async () => {
    const deal = await registered({ customer: { name: 'Dolomite', country: 'US' }, amount: 150_000 });
    const { chains } = await flow.item<Deal>('deal', deal);
    await flow.say(dora as PersonCaller, 'deal', deal, { type: 'decide', chain: chains[0]?.id ?? '', step: 'desk', outcome: 'approve' });
    expect(await flow.row('deal', deal)).toMatchObject({ state: 'approved' });
    await flow.say(ann as PersonCaller, 'deal', deal, { type: 'report' });
    const steps = await store.read(flow.tenant, (tx) => stepsOfItem(tx, { kind: 'deal', id: deal }, 0, 10));
    expect(steps.map(({ decision }) => typeof decision)).toEqual(['object', 'string', 'string', 'object']);
    expect((await decisionsOf(deal)).sort()).toEqual(steps.flatMap(({ decision }) => decision ?? []).sort());
  });
});
