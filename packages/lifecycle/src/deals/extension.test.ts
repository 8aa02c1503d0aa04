import { describe, expect, it } from 'vitest';
import { program } from './deal-programs.fixture.ts';
import { at, DAYS, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS } from './intake/registered.fixture.ts';

type Extend = NonNullable<NonNullable<Parameters<typeof program>[0]>['protection']>['extend'];

const start = at('2027-03-01T14:00');
const ask = { type: 'requestExtension', by: 'p1' } as const;
const idle = (days: number) => ({ all: [{ fact: 'deal.idleDays', operator: 'lessThanInclusive' as const, value: days }] });
/** Protected through 30 May 2027. */
const approved = (extend: Extend, protection: object = {}) => {
  const world = new DealWorld(program({ protection: { ...protection, ...(extend ? { extend } : {}) } }));
  world.submit(ANSWERS, start);
  return world;
};
const until = (world: DealWorld) => world.deal().protection?.until;
const states = (world: DealWorld) => world.deal().requests.map(({ kind, state }) => `${kind} ${state}`);

describe('extension', () => {
  it('D14: at once where `when` is met, else the chain, else refused', () => {
    const world = approved({ by: 'P30D', when: idle(10), approval: 'desk', times: 2 });
    expect(world.step(ask, start + 5 * DAYS).events).toMatchObject([{ event: 'deal.extended' }]);
    expect(until(world)).toBe(at('2027-06-30T00:00'));
    world.step(ask, start + 20 * DAYS);
    expect(states(world)).toEqual(['extension granted', 'extension open']);
    expect(world.running()).toMatchObject({ chain: 'desk', purpose: 'extension' });
    world.decide('desk', start + 21 * DAYS);
    expect(until(world)).toBe(at('2027-07-30T00:00'));
    const refused = approved({ by: 'P30D', when: idle(10) });
    expect(refused.step(ask, start + 20 * DAYS).events).toMatchObject([{ event: 'deal.extensionRefused' }]);
    expect(refused.deal().requests).toMatchObject([{ state: 'refused', reasons: [{ by: 'notGranted' }] }]);
    expect(until(refused)).toBe(at('2027-05-31T00:00'));
  });

  it('D14: the chain refuses with its words, the partner withdraws', () => {
    const world = approved({ by: 'P30D', approval: 'desk' });
    world.step(ask, start + DAYS);
    expect(world.refused(world.decision('p1'), start + DAYS)).toMatchObject([{ code: 'OPS108' }]);
    world.decide('desk', start + 2 * DAYS, { outcome: 'reject', reason: 'Too slow.' });
    expect(world.deal().requests).toMatchObject([{ state: 'refused', reasons: [{ by: 'extension', note: 'Too slow.' }] }]);
    world.step(ask, start + 3 * DAYS);
    expect(world.refused({ type: 'withdrawRequest', by: 'p1', request: 'change' }, start)).toMatchObject([{ code: 'OPS101' }]);
    expect(world.refused({ type: 'withdrawRequest', by: 'p1', request: 'change' }, start + 3 * DAYS)).toMatchObject([{ code: 'OPS104' }]);
    world.step({ type: 'withdrawRequest', by: 'p1', request: 'extension' }, start + 4 * DAYS);
    expect(states(world)).toEqual(['extension refused', 'extension withdrawn']);
    expect(world.deal().chains.at(-1)?.state).toBe('cancelled');
    expect(world.deal().timers.map(({ id }) => id)).toEqual(['protection:warn:0', 'protection']);
  });

  it('D14.1: without condition and chain it is granted at once', () => {
    const world = approved({ by: 'P10D' });
    world.step(ask, start + DAYS);
    expect(states(world)).toEqual(['extension granted']);
    expect(until(world)).toBe(at('2027-06-10T00:00'));
  });

  it('D14.2: too early, too often, twice at a time or beyond the limit it cannot be asked', () => {
    expect(approved(undefined).refused(ask, start)).toMatchObject([{ code: 'OPS204' }]);
    const early = approved({ by: 'P30D', ask: 'P30D', approval: 'desk' });
    expect(early.refused(ask, at('2027-04-30T23:59'))).toMatchObject([{ code: 'OPS205', expected: 'from 2027-05-01 00:00 on' }]);
    early.step(ask, at('2027-05-01T00:00'));
    expect(early.refused(ask, at('2027-05-02T00:00'))).toMatchObject([{ code: 'OPS203' }]);
    const often = approved({ by: 'P5D' });
    often.step(ask, start);
    expect(often.refused(ask, start)).toMatchObject([{ code: 'OPS204', expected: 'at most 1' }]);
    const far = approved({ by: 'P30D', times: 5, atMost: 'P100D' });
    far.step(ask, start);
    expect(until(far)).toBe(at('2027-06-10T00:00'));
    expect(far.refused(ask, start)).toMatchObject([{ code: 'OPS204', expected: 'nothing further' }]);
  });

  it('D14.3: by default protection lasts at most twice its term', () => {
    const world = approved({ by: 'P60D', times: 3 });
    world.step(ask, start);
    expect(until(world)).toBe(at('2027-07-30T00:00'));
    world.step(ask, start);
    // 1 March and 180 days.
    expect(until(world)).toBe(at('2027-08-29T00:00'));
    const exact = approved({ by: 'PT6H' });
    exact.step(ask, start);
    expect(until(exact)).toBe(at('2027-05-31T06:00'));
    const business = approved({ by: { business: 'P1D' } });
    business.step(ask, start);
    expect(until(business)).toBe(at('2027-06-01T17:00'));
  });

  it('D14.4: the approver sets the last day, inside the limit', () => {
    const world = approved({ by: 'asDecided', approval: 'desk' });
    world.step(ask, start + DAYS);
    const answer = (lastDay: unknown) => world.refused(world.decision('desk', { answer: { lastDay } as never }), start + 2 * DAYS);
    for (const wrong of [undefined, '2027-05-30', '2027-08-29', '2027-06-31', 'soon', 7])
      expect(answer(wrong)).toMatchObject([
        { code: 'OPS105', pointer: '/answer/lastDay', expected: 'a day from 2027-05-31 to 2027-08-28' },
      ]);
    world.decide('desk', start + 2 * DAYS, { answer: { lastDay: '2027-06-15' } });
    expect(until(world)).toBe(at('2027-06-16T00:00'));
    expect(world.deal().protection?.extensions).toBe(1);
  });

  it('D14, D14.4: a limit in the middle of a day holds on that day', () => {
    const world = approved({ by: 'asDecided', approval: 'desk', atMost: 'PT2400H' });
    world.step(ask, start + DAYS);
    world.decide('desk', start + 2 * DAYS, { answer: { lastDay: '2027-06-09' } });
    expect(until(world)).toBe(at('2027-06-09T14:00'));
  });

  it('D14.4: silence names no day', () => {
    const world = approved({ by: 'asDecided', approval: 'silent' });
    world.step(ask, start + DAYS);
    world.step(undefined, start + 10 * DAYS);
    expect(world.deal().requests).toMatchObject([{ state: 'refused', reasons: [{ by: 'noDay' }] }]);
    expect(world.deal()).toMatchObject({ state: 'approved', chains: [{ state: 'approved' }] });
  });

  it('D14.5: asked in time, protection holds until the answer', () => {
    const held = () => {
      const world = approved({ by: 'P10D', approval: 'desk' });
      world.step(ask, at('2027-05-30T23:00'));
      world.step(undefined, at('2027-06-05T00:00'));
      expect(world.deal()).toMatchObject({ state: 'approved', protection: { until: at('2027-05-31T00:00') } });
      return world;
    };
    const granted = held();
    granted.decide('desk', at('2027-06-05T10:00'));
    expect(granted.deal()).toMatchObject({ state: 'approved', protection: { until: at('2027-06-10T00:00'), extensions: 1 } });
    const late = held();
    late.decide('desk', at('2027-06-20T10:00'));
    expect(late.deal()).toMatchObject({ state: 'expired', since: at('2027-06-20T10:00'), protection: { until: at('2027-06-20T10:00') } });
    const refused = held();
    refused.decide('desk', at('2027-06-20T10:00'), { outcome: 'reject', reason: 'No.' });
    expect(refused.deal()).toMatchObject({ state: 'expired', since: at('2027-06-20T10:00'), ordersUntil: at('2027-07-21T00:00') });
    const withdrawn = held();
    withdrawn.step({ type: 'withdrawRequest', by: 'p1', request: 'extension' }, at('2027-06-06T10:00'));
    expect(withdrawn.deal()).toMatchObject({ state: 'expired', since: at('2027-06-06T10:00') });
    const won = held();
    won.step({ type: 'close', by: 'p1', outcome: 'won' }, at('2027-06-06T10:00'));
    expect(won.deal()).toMatchObject({ state: 'won', requests: [{ state: 'cancelled' }], chains: [{ state: 'cancelled' }] });
  });

  it('D14.6: granted, a cut end is whole again and inactivity counts anew', () => {
    const world = approved({ by: 'P30D' }, { inactive: { after: 'P20D', to: 'P14D' } });
    world.step(undefined, at('2027-03-23T00:00'));
    expect(world.deal().protection).toMatchObject({ until: at('2027-04-07T00:00'), cutFrom: at('2027-05-31T00:00') });
    world.step(ask, at('2027-03-25T00:00'));
    expect(world.deal().protection).toEqual({ from: start, until: at('2027-06-30T00:00'), extensions: 1 });
    expect(world.timer('inactive')).toBe(at('2027-04-15T00:00'));
  });
});
