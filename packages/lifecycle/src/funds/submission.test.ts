import { describe, expect, it } from 'vitest';
import { berlin, FundWorld, fundProgram, plan, reasons, timers } from './fund-world.fixture.ts';

const MONDAY = berlin('03-01 10:00');
const condition = { all: [{ fact: 'gold', operator: 'equal' as const, value: true }] };

describe('handing in a request', () => {
  it('F2: asks for cost × share in the period in which the activity starts', () => {
    const world = new FundWorld();
    const item = world.submitted('r1', MONDAY, plan('2027-04-02', 400, { endsOn: '2027-07-02' }));
    expect(item).toMatchObject({ state: 'pending', amount: 20_000, period: '2027-04-01', submitter: 'pat' });
    expect(item.chains.map(({ id, chain, purpose, state }) => [id, chain, purpose, state])).toEqual([['plan1', 'plan', 'plan', 'running']]);
  });

  it.each([
    ['month', '2027-05-01'],
    ['quarter', '2027-05-01'],
    ['halfYear', '2027-02-01'],
    ['year', '2027-02-01'],
  ] as const)('F2: a %s is one of the fiscal calendar', (period, first) => {
    const world = new FundWorld(fundProgram({ kind: 'request', period }, { calendar: { yearStarts: '02-01' } }));
    expect(world.submitted('r1', MONDAY, plan('2027-05-01')).period).toBe(first);
  });

  it('F2.1: takes the share of each line and rounds it half away from zero', () => {
    const world = new FundWorld();
    const lines = [0.01, 0.03, 0.05].map((amount) => ({ title: 'Flyer', amount }));
    expect(world.submitted('r1', MONDAY, plan('2027-04-02', lines)).amount).toBe(1 + 2 + 3);
  });

  it('F2.1, F2.2: takes the share at the rate of the day and rounds once', () => {
    const world = new FundWorld(fundProgram({ kind: 'request', share: 33.3 }));
    world.rates = { 'JPY EUR 2027-03-01': 0.00625, 'KWD EUR': 3 };
    const yen = world.submitted('r1', MONDAY, plan('2027-04-02', [{ title: 'Hall', amount: 1001, currency: 'JPY' }]));
    expect(yen.amount).toBe(Math.round(1001 * 0.00625 * 100 * 0.333));
    const dinars = world.submitted('r2', MONDAY, plan('2027-04-02', [{ title: 'Hall', amount: 1.001, currency: 'KWD' }]));
    expect(dinars.amount).toBe(Math.round(1.001 * 3 * 100 * 0.333));
    const draft = world.begin('r3', MONDAY);
    const unknown = { type: 'submit', by: 'pat', plan: plan('2027-04-02', [{ title: 'Hall', amount: 1, currency: 'USD' }]) };
    expect(world.refused(draft, MONDAY, unknown)).toBe('OPS106');
  });

  it('F2.3: is open to active partners where nothing else is said', () => {
    const world = new FundWorld();
    world.partners = { best: { 'partner.status': 'suspended' } };
    expect(world.submitted('r1', MONDAY, plan('2027-04-02')).state).toBe('pending');
    expect(reasons(world.submitted('r2', MONDAY, plan('2027-04-02'), 'best'))).toEqual(['notEligible']);
    world.partners = { best: { 'partner.status': null } };
    expect(reasons(world.submitted('r3', MONDAY, plan('2027-04-02'), 'best'))).toEqual(['couldNotCheck']);
  });

  it('F2.3: is open to whom `eligible` fits, never to one known not to be active', () => {
    const world = new FundWorld(fundProgram({ kind: 'request', eligible: condition }));
    const state = () => {
      const { state: now, reasons: why } = world.submitted('r1', MONDAY, plan('2027-04-02'));
      return [now, ...why.map(({ by }) => by)];
    };
    world.partners = { acme: { 'partner.status': null } };
    expect(state()).toEqual(['pending']);
    world.partners = { acme: { 'partner.status': 'ended' } };
    expect(state()).toEqual(['rejected', 'notEligible']);
    world.partners = {};
    world.attributes = { gold: false };
    expect(state()).toEqual(['rejected', 'notEligible']);
    world.attributes = {};
    expect(state()).toEqual(['rejected', 'couldNotCheck']);
  });

  it('F2.3: is refused with all reasons, asking nobody', () => {
    const world = new FundWorld(fundProgram({ kind: 'request', eligible: condition, ahead: 'P60D', budget: 1 }));
    world.attributes = { gold: false };
    const step = world.step(world.begin('r1', MONDAY), MONDAY, { type: 'submit', by: 'pat', plan: plan('2027-04-02') });
    expect(reasons(step.item)).toEqual(['notEligible', 'tooLate', 'noBudget']);
    expect(step.item).toMatchObject({ state: 'rejected', chains: [], timers: [] });
    expect(step.events.map(({ event }) => event)).toEqual(['fund.rejected']);
    expect(step.moves).toEqual([{ what: 'fund', from: 'draft', on: 'submit', to: 'rejected' }]);
  });

  it.each([
    ['P14D', '2027-03-15', 'pending'],
    ['P14D', '2027-03-14', 'rejected'],
    ['PT48H', '2027-03-03', 'pending'],
    ['PT48H', '2027-03-02', 'rejected'],
    [{ business: 'P5D' }, '2027-03-08', 'pending'],
    [{ business: 'P5D' }, '2027-03-07', 'rejected'],
  ])('F2.4: %j before an activity on %s is %s', (ahead, startsOn, state) => {
    const world = new FundWorld(fundProgram({ kind: 'request', ahead }));
    expect(world.submitted('r1', MONDAY, plan(startsOn)).state).toBe(state);
  });

  it('F2.4: without `ahead` no request is too late', () => {
    const world = new FundWorld();
    expect(world.submitted('r1', MONDAY, plan('2027-01-04')).state).toBe('pending');
  });

  it('F2.5: the built-in chain decides where the fund names none', () => {
    const world = new FundWorld(fundProgram({ kind: 'request' }));
    const item = world.submitted('r1', MONDAY, plan('2027-04-02'));
    expect(item.chains[0]).toMatchObject({ chain: 'review', steps: [{ roles: ['channelManager'], state: 'open' }] });
    expect(world.decide(item, MONDAY, 'approve', 'chris').item.state).toBe('approved');
  });

  it('F2.5: returned, it is changed and handed in again', () => {
    const world = new FundWorld();
    const returned = world.decide(world.submitted('r1', MONDAY, plan('2027-04-02')), berlin('03-02 10:00'), 'return');
    expect(returned.item).toMatchObject({ state: 'returned', reasons: [{ by: 'returned', note: 'Because.' }] });
    expect(returned.moves.filter(({ what }) => what === 'fund')).toEqual([{ what: 'fund', from: 'pending', on: 'return', to: 'returned' }]);
    expect(timers(returned.item, world)).toEqual(['answer 2027-03-17 00:00']);
    const edited = world.after(returned.item, berlin('03-03 10:00'), { type: 'edit', by: 'pat', plan: plan('2027-07-02', 200) });
    const again = world.after(edited, berlin('03-04 10:00'), { type: 'resubmit', by: 'pat' });
    expect(again).toMatchObject({
      state: 'pending',
      amount: 10_000,
      period: '2027-07-01',
      reasons: [],
      submittedAt: berlin('03-04 10:00'),
    });
    expect(again.chains.map(({ id, state }) => [id, state])).toEqual([
      ['plan1', 'returned'],
      ['plan2', 'running'],
    ]);
    expect(again.timers.some(({ id }) => id === 'answer')).toBe(false);
  });

  it('F2.5: returned and not handed in again, it is rejected', () => {
    const world = new FundWorld();
    const returned = world.decide(world.submitted('r1', MONDAY, plan('2027-04-02')), MONDAY, 'return').item;
    expect(world.after(returned, berlin('03-15 23:59')).state).toBe('returned');
    const step = world.step(returned, berlin('03-20 10:00'));
    expect(step.item).toMatchObject({ state: 'rejected', since: berlin('03-16 00:00'), timers: [] });
    expect(reasons(step.item)).toEqual(['notAnswered']);
  });

  it('F2.5: rejected by people, it is over', () => {
    const world = new FundWorld();
    const { item } = world.decide(world.submitted('r1', MONDAY, plan('2027-04-02')), MONDAY, 'reject');
    expect(item).toMatchObject({ state: 'rejected', timers: [], reasons: [{ by: 'planRefused', note: 'Because.' }] });
  });
});
