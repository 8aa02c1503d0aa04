import { describe, expect, it } from 'vitest';
import { program, routedTo } from './deal-programs.fixture.ts';
import { at, DAYS, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS, partnersOf } from './intake/registered.fixture.ts';

const start = at('2027-03-01T14:00');
const approved = (registration: Parameters<typeof program>[0] = {}, more: Parameters<typeof program>[1] = {}) => {
  const world = new DealWorld(program(registration, more));
  world.submit(ANSWERS, start);
  return world;
};

describe('protection', () => {
  it('D13: ends after 90 days and warns 14 days before', () => {
    const world = approved();
    expect(world.deal()).toMatchObject({ state: 'approved', protection: { from: start, until: at('2027-05-31T00:00'), extensions: 0 } });
    expect(world.timers()).toEqual(['protection:warn:0 2027-05-17T00:00', 'protection 2027-05-31T00:00']);
    expect(world.step(undefined, at('2027-05-17T00:00')).events).toEqual([{ event: 'deal.protectionEnding', at: at('2027-05-17T00:00') }]);
    expect(world.step(undefined, at('2027-05-30T23:59')).events).toEqual([]);
    world.step(undefined, at('2027-05-31T00:00'));
    expect(world.deal()).toMatchObject({
      state: 'expired',
      since: at('2027-05-31T00:00'),
      timers: [],
      reasons: [{ by: 'protectionEnded' }],
    });
  });

  it('D13.1: counts from the approval or the submission, and never ends before the approval', () => {
    const decidedOn = at('2027-03-05T10:00');
    const untilOf = (protection: Parameters<typeof program>[0]) => {
      const world = approved({ rules: routedTo('desk'), ...protection });
      world.decide('desk', decidedOn);
      return world.deal().protection;
    };
    expect(untilOf({})).toMatchObject({ from: decidedOn, until: at('2027-06-04T00:00') });
    expect(untilOf({ protection: { from: 'submission' } })).toMatchObject({ from: start, until: at('2027-05-31T00:00') });
    expect(untilOf({ protection: { from: 'submission', for: 'P1D' } })).toMatchObject({ from: start, until: decidedOn });
  });

  it('D13.2: an order of the protection told within 30 days wins, a later one does not', () => {
    const world = approved();
    world.step(undefined, at('2027-06-10T00:00'));
    const won = (on: string) => ({ type: 'close', by: 'p1', outcome: 'won', order: { on } }) as const;
    expect(world.deal()).toMatchObject({ ordersUntil: at('2027-07-01T00:00') });
    expect(world.refused(won('2027-02-28'), at('2027-06-10T00:00'))).toMatchObject([{ code: 'OPS207', pointer: '/order/on' }]);
    expect(world.refused(won('2027-05-31'), at('2027-06-10T00:00'))).toMatchObject([{ code: 'OPS207', pointer: '/order/on' }]);
    expect(world.refused({ type: 'close', by: 'p1', outcome: 'won' }, at('2027-06-10T00:00'))).toMatchObject([{ code: 'OPS207' }]);
    expect(world.refused(won('2027-05-30'), at('2027-07-01T00:00'))).toMatchObject([{ code: 'OPS207', pointer: '' }]);
    expect(world.refused({ type: 'close', by: 'p1', outcome: 'lost' }, at('2027-06-10T00:00'))).toMatchObject([{ code: 'OPS102' }]);
    world.step(won('2027-05-30'), at('2027-06-30T23:59'));
    expect(world.deal()).toMatchObject({ state: 'won', since: at('2027-06-30T23:59') });
    expect(world.moves).toContain('deal: expired – order → won');
  });

  it('D13.2: submitted again and refused since, it is won by that order as well', () => {
    const world = approved({}, {});
    world.step(undefined, at('2027-05-31T00:00'));
    world.known = { partner: partnersOf(world.program, { 'partner.status': 'suspended' }) };
    world.step({ type: 'resubmit', by: 'p1' }, at('2027-06-02T12:00'));
    expect(world.deal()).toMatchObject({ state: 'rejected', reasons: [{ by: 'notEligible' }] });
    world.step({ type: 'close', by: 'cm', outcome: 'won', order: { on: '2027-05-01' } }, at('2027-06-03T12:00'));
    expect(world.moves.at(-1)).toBe('deal: rejected – order → won');
  });

  it('D13.2: what was never protected is not won by an order', () => {
    const world = new DealWorld(program());
    world.known = { partner: partnersOf(world.program, { 'partner.status': 'ended' }) };
    world.submit(ANSWERS, start);
    const problems = world.refused({ type: 'close', by: 'p1', outcome: 'won', order: { on: '2027-03-01' } }, start + DAYS);
    expect(problems).toMatchObject([{ code: 'OPS207', pointer: '/outcome' }]);
  });

  it('D13.3: warnings are given once for each end, and those that have passed are not given', () => {
    const world = approved({ protection: { warn: ['P60D', 'P10D'], extend: { by: 'P30D', times: 2 } } });
    world.step(undefined, at('2027-04-05T00:00'));
    expect(world.events.filter((event) => event === 'deal.protectionEnding')).toHaveLength(1);
    world.step({ type: 'requestExtension', by: 'p1' }, at('2027-05-02T00:00'));
    expect(world.timers()).toEqual(['protection:warn:1 2027-06-20T00:00', 'protection 2027-06-30T00:00']);
    world.step(undefined, at('2027-06-29T00:00'));
    expect(world.events.filter((event) => event === 'deal.protectionEnding')).toHaveLength(2);
  });

  it('D13.4: a term that is not known is read again each business morning', () => {
    const facts = { term: { title: 'Protection', type: 'duration', attribute: 'term' } } as const;
    const world = new DealWorld(program({ protection: { for: { fact: 'term' }, extend: { by: 'P30D' } } }, { facts } as never));
    world.known = { partner: partnersOf(world.program, { 'partner.status': 'active', term: null }) };
    world.submit(ANSWERS, start);
    expect(world.deal()).toMatchObject({ state: 'approved', protection: { from: start, until: null } });
    expect(world.timers()).toEqual(['protection:look 2027-03-02T09:00']);
    expect(world.refused({ type: 'requestExtension', by: 'p1' }, start)).toMatchObject([{ code: 'OPS106' }]);
    world.step(undefined, at('2027-03-05T18:00'));
    expect(world.timers()).toEqual(['protection:look 2027-03-08T09:00']);
    world.known = { partner: partnersOf(world.program, { 'partner.status': 'active', term: 'P30D' }) };
    world.step(undefined, at('2027-03-08T09:00'));
    expect(world.timers()).toEqual(['protection:warn:0 2027-03-18T00:00', 'protection 2027-04-01T00:00']);
  });

  it('D13.5: an approval and a won deal are recorded with the fields that their kinds declare', () => {
    const date = { type: 'date' } as const;
    const records = {
      registration: {
        title: 'Registration',
        fields: { approvedOn: date, protectedUntil: date, place: { type: 'integer' }, note: { type: 'string', optional: true } },
      },
      deal: { title: 'Deal', fields: { wonOn: { ...date, optional: true }, amount: { type: 'money' } } },
    } as const;
    const world = approved({}, { records } as never);
    world.step({ type: 'close', by: 'p1', outcome: 'won', order: { on: '2027-03-02', amount: 60_000 } }, at('2027-03-03T09:00'));
    expect(world.effects.filter((effect) => effect.do === 'record')).toMatchObject([
      { kind: 'registration', partner: 'P1', record: { id: 'D1', approvedOn: '2027-03-01', protectedUntil: '2027-05-31', place: 1 } },
      { kind: 'deal', partner: 'P1', record: { id: 'D1', wonOn: '2027-03-02', amount: 60_000 } },
    ]);
    const needs = { registration: { title: 'Registration', fields: { region: { type: 'string' } } } } as const;
    expect(approved({}, { records: needs } as never).effects.filter((effect) => effect.do === 'record')).toEqual([]);
    expect(approved().effects.filter((effect) => effect.do === 'record')).toEqual([]);
  });
});
