import type { Member, OnboardingItem } from '@tierwright/lifecycle';
import { benefitGrantsOf, findDecision, listOpenTasks, type Store, stepsOfItem } from '@tierwright/store';
import { testStores } from '@tierwright/store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueMembers } from './due-members.ts';
import { at, begin, ItemFlow } from './item-flow.fixture.ts';
import { planOf } from './plan-of.ts';

const NEW = {
  id: 'acme',
  title: 'Acme Corp',
  attributes: { type: 'reseller', region: 'NA', joinedOn: '2027-03-01', overdue: false },
  facts: { 'people.trained': 0 },
};

describe.each(testStores())('an onboarding through commands, on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  it('is carried to an active member, with a rejected step, a reminder and an escalation, then a tier that rises', async () => {
    const flow = await ItemFlow.begun(store, [NEW]);
    const provided: string[] = [];
    flow.outside = {
      ...flow.outside,
      provision: async ({ id, provides, partner }) => {
        provided.push(`${provides} for ${partner}: ${id}`);
        return 'provisioned';
      },
    };
    const ann = await flow.person('ann', { partner: 'acme' });
    const cora = await flow.person('cora', { roles: ['decider'], groups: ['compliance'] });
    const mia = await flow.person('mia', { roles: ['channelManager'], groups: ['channelManager'], looksAfter: ['acme'] });
    const olga = await flow.person('olga', { roles: ['decider'], groups: ['programOwner'] });
    const id = 'acme-1';
    const step = async (name: string) => (await flow.item<OnboardingItem>('onboarding', id)).steps.find((run) => run.id === name);
    const done = async (...said: Parameters<ItemFlow['say']>) => {
      const answer = await flow.say(...said);
      expect(answer.ok ? 'done' : answer.failure).toBe('done');
      await flow.settle();
    };

    const begun = await flow.run(begin, mia, { kind: 'member', beginning: { partner: 'acme', title: 'Acme Corp', by: ann.account } });
    expect(begun.ok).toBe(true);
    // What the membership starts is begun by its effect, once, however often that is carried out.
    expect(await planOf(flow.service, { tenant: flow.tenant, kind: 'member', id: 'acme' })).toMatchObject({
      state: 'onboarding',
      effects: [{ what: 'start' }],
    });
    await flow.settle();
    expect(await flow.row('onboarding', id)).toMatchObject({ state: 'open', partner: 'acme', holders: ['partner'] });

    flow.now = at('2027-03-10T12:00');
    await flow.fire('onboarding', id);
    const tasks = await store.read(flow.tenant, (tx) => listOpenTasks(tx, { owners: [], partner: 'acme', limit: 10 }));
    expect(tasks).toMatchObject([{ id: `onboarding/${id}/profile`, reminded_at: expect.any(Number) }]);

    const answers = { legalName: 'Acme Corporation', country: 'US', taxId: '12-3456789', plan: 'Cloud for dentists' };
    await done(ann, 'onboarding', id, { type: 'complete', step: 'profile', answers });
    await done(cora, 'onboarding', id, { type: 'reject', step: 'screening', reason: 'No such number' });
    expect(await step('profile')).toMatchObject({ state: 'open' });
    await done(ann, 'onboarding', id, { type: 'complete', step: 'profile', answers: { ...answers, taxId: '12-3456780' } });
    flow.now = at('2027-03-17T17:00');
    await flow.fire('onboarding', id);
    expect((await step('screening'))?.escalated).not.toEqual([]);
    await done(cora, 'onboarding', id, { type: 'complete', step: 'screening', evidence: 'list-4711' });
    await done(ann, 'onboarding', id, { type: 'signed', step: 'agreement' });
    await done(olga, 'onboarding', id, { type: 'countersign', step: 'agreement' });
    expect(provided.map((text) => text.split(':')[0])).toEqual(['portalAccess for acme', 'demoLicence for acme']);
    expect(await step('portal')).toMatchObject({ state: 'done', by: null });

    // What becomes known of the partner moves its onboarding in the same transaction.
    await flow.change(mia, {
      ...NEW,
      attributes: { ...NEW.attributes, agreementSigned: true },
      facts: { 'people.trained': 1, 'certs.active': 0 },
    });
    expect(await step('training')).toMatchObject({ state: 'done' });
    await done(mia, 'onboarding', id, { type: 'complete', step: 'welcome' });
    expect(await flow.row('onboarding', id)).toMatchObject({ state: 'done', is_over: true });
    expect(await flow.row('member', 'acme')).toMatchObject({ state: 'active' });

    const tier = async () => (await flow.item<Member>('member', 'acme')).standings[0]?.now.tier;
    expect(await tier()).toBe('registered');
    // A tier rises with the next review.
    await flow.change(mia, {
      ...NEW,
      attributes: { ...NEW.attributes, agreementSigned: true },
      facts: { 'people.trained': 1, 'certs.active': 3, 'bookings.t12m': 120_000 },
    });
    flow.now = at('2027-03-19T12:00');
    const page = await dueMembers(flow.service, { tenant: flow.tenant, at: flow.now, limit: 10 });
    expect(page).toEqual({ members: ['acme'], next: null });
    await flow.fire('member', 'acme');
    expect(await tier()).toBe('silver');
    await flow.settle();
    const kept = await store.read(flow.tenant, async (tx) => ({
      benefits: await benefitGrantsOf(tx, 'acme', 10),
      steps: await stepsOfItem(tx, { kind: 'member', id: 'acme' }, 0, 50),
    }));
    expect(kept.benefits.map(({ tier: granted }) => granted)).toContain('silver');
    const rise = kept.steps.findLast(({ decision }) => decision !== null);
    const decided = await store.read(flow.tenant, (tx) => findDecision(tx, rise?.decision ?? ''));
    expect(decided?.outcome).toMatchObject({ tracks: [{ tier: 'silver' }] });
  });
});
