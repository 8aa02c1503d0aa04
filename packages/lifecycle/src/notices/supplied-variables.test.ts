import { describe, expect, it } from 'vitest';
import { program, routedTo } from '../deals/deal-programs.fixture.ts';
import { at, DealWorld } from '../deals/deal-world.fixture.ts';
import { ANSWERS } from '../deals/intake/registered.fixture.ts';
import { partiesOfDeal, variablesOfDeal } from '../deals/variables.ts';
import { fundVariables } from '../funds/fund-variables.ts';
import { berlin, FundWorld, plan } from '../funds/fund-world.fixture.ts';
import { leadVariables } from '../leads/lead-variables.ts';
import { LeadWorld } from '../leads/lead-world.fixture.ts';
import type { ItemEvent } from '../machine/effect.ts';
import { MemberContext } from '../members/member-context.ts';
import { memberMachine } from '../members/member-machine.ts';
import { Membership, memberProgram, on } from '../members/membership.fixture.ts';
import { ComingIn, complete, is, onboardingProgram } from '../onboarding/onboarding.fixture.ts';
import { OnboardingContext } from '../onboarding/onboarding-context.ts';
import { stepGraph } from '../onboarding/step-graph.ts';
import { onboardingMachine } from '../onboarding/step-onboarding.ts';
import { assertVariablesKnown } from './known-variables.fixture.ts';
import type { NoticeValues } from './notice-value.ts';

const checkAll = (events: readonly ItemEvent[], values: NoticeValues): readonly string[] => {
  for (const { event, vars } of events) assertVariablesKnown(event, { ...values, ...vars });
  return events.map(({ event }) => event);
};

/** Events that are no language: people are reminded of tasks by other ways. */
const known = (events: readonly ItemEvent[]) => events.filter(({ event }) => !event.endsWith('Reminded'));

describe('variables of events', () => {
  it('N1.12: one that nobody supplies is found', () => {
    expect(() => assertVariablesKnown('lead.won', { 'lead.id': 'l1', 'lead.due': null, 'lead.reason': null })).toThrow(
      'lead.won supplies no lead.holder',
    );
    expect(() => assertVariablesKnown('deal.taskOverdue', {})).toThrow('task.title, task.due');
  });

  it('N1.12: registrations and their approvals supply all of theirs', () => {
    const world = new DealWorld(program({ rules: routedTo('desk'), tasks: [{ id: 'quote', title: 'Quote', owner: 'desk' }] }));
    const variables = () => variablesOfDeal(world.deal(), { program: world.program, facts: world.facts('D1') });
    const start = world.submit(ANSWERS, at('2027-03-01T12:00'));
    expect(checkAll(start.events, variables())).toEqual(['deal.pending', 'approval.open', 'approval.stepOpened']);
    expect(checkAll(world.decide('desk', at('2027-03-01T13:00')).events, variables())).toEqual(['approval.approved', 'deal.approved']);
    const late = known(world.step(undefined, at('2027-03-05T12:00')).events);
    expect(checkAll(late, variables())).toContain('deal.taskOverdue');
    expect(partiesOfDeal(world.deal())).toEqual({ partner: 'P1', distributor: null });
  });

  it('N1.12: requests for money supply all of theirs', () => {
    const world = new FundWorld();
    const noon = berlin('03-01 12:00');
    const { item, events } = world.step(world.begin('r1', noon), noon, { type: 'submit', by: 'pat', plan: plan('2027-04-01') });
    const values = fundVariables(item, { program: world.program, facts: world.facts });
    expect(checkAll(events, values)).toEqual(['fund.pending', 'approval.open', 'approval.stepOpened']);
  });

  it('N1.12: leads supply all of theirs, also those that go to the next partner', () => {
    const world = new LeadWorld({ acme: {}, best: {} });
    const { item } = world.begin();
    const { events, item: next } = world.step(item, item.at, { type: 'decline', by: 'of acme', reason: 'No time.' });
    expect(checkAll(events, leadVariables(next, { program: world.program, facts: world.facts }))).toEqual([
      'lead.declined',
      'lead.offered',
    ]);
    expect(events[0]).toMatchObject({ partner: 'acme', vars: { 'lead.reason': 'No time.' } });
  });

  it('N1.12: onboardings supply all of theirs', () => {
    const coming = new ComingIn(onboardingProgram([is('a', 'check'), is('b', 'check')]));
    const graph = stepGraph(coming.program);
    if (!graph) throw new Error('no onboarding');
    const context = new OnboardingContext(coming.program, graph, coming.facts(), coming.item.at);
    const values = onboardingMachine.variables(coming.item, context);
    expect(checkAll(coming.last.events, values)).toEqual(['onboarding.open', 'approval.open', 'approval.stepOpened']);
    coming.say(complete('a', 'dora')).say(complete('b', 'dora'));
    expect(checkAll(coming.last.events, values)).toEqual(['approval.done', 'onboarding.done']);
  });

  it('N1.12: memberships supply all of theirs', () => {
    const membership = Membership.begun(memberProgram(), { good: true, sold: false }, on('03-01'));
    const variables = () => memberMachine.variables(membership.member, new MemberContext(membership.program, membership.facts()));
    expect(checkAll(membership.last.events, variables())).toContain('member.active');
    membership.data.attributes.sold = true;
    membership.say({ type: 'recheck' }, on('03-02'));
    expect(checkAll(membership.last.events, variables())).toEqual(['member.tierUp']);
  });
});
