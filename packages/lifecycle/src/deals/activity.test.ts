import type { DealRegistration } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { program } from './deal-programs.fixture.ts';
import { at, DealWorld } from './deal-world.fixture.ts';
import { ANSWERS } from './intake/registered.fixture.ts';

const start = at('2027-03-01T14:00');
const approved = (protection: NonNullable<DealRegistration['protection']>) => {
  const world = new DealWorld(program({ protection }));
  world.submit(ANSWERS, start);
  return world;
};

describe('activity', () => {
  it('D15: nothing for so long cuts the end, something in time restores it', () => {
    const world = approved({ inactive: { after: 'P30D', to: 'P10D' } });
    expect(world.timer('inactive')).toBe(at('2027-04-01T00:00'));
    expect(world.step(undefined, at('2027-04-01T00:00')).events).toMatchObject([{ event: 'deal.protectionTruncated' }]);
    expect(world.deal().protection).toMatchObject({ until: at('2027-04-12T00:00'), cutFrom: at('2027-05-31T00:00') });
    world.step({ type: 'report', by: 'p1' }, at('2027-04-11T23:00'));
    expect(world.deal().protection).toEqual({ from: start, until: at('2027-05-31T00:00'), extensions: 0 });
    expect(world.timers()).toEqual(['inactive 2027-05-12T00:00', 'protection:warn:0 2027-05-17T00:00', 'protection 2027-05-31T00:00']);
  });

  it('D15.1: reports, changes, orders and meetings count; an end that is as near is not cut', () => {
    const world = approved({ inactive: { after: 'P30D' } });
    for (const what of ['order', 'meeting', 'change'] as const) {
      world.step({ type: 'activity', what }, world.timer('inactive') - 1);
      expect(world.deal().activeAt).toBe(world.deal().at);
    }
    expect(world.timer('inactive')).toBe(at('2027-06-30T00:00'));
    const near = approved({ for: 'P40D', inactive: { after: 'P30D' } });
    near.step(undefined, at('2027-04-01T00:00'));
    expect(near.deal().protection).toEqual({ from: start, until: at('2027-04-11T00:00'), extensions: 0 });
    expect(near.events).not.toContain('deal.protectionTruncated');
  });

  it('D15.1: the cut end has its full time, also where inactivity is noticed late', () => {
    const world = approved({ inactive: { after: 'P30D', to: 'P10D' } });
    world.step(undefined, at('2027-04-20T09:00'));
    expect(world.deal().protection?.until).toBe(at('2027-05-01T00:00'));
  });

  it('D15.2: what comes after the cut end comes too late', () => {
    const world = approved({ inactive: { after: 'P30D', to: 'P10D' } });
    world.step(undefined, at('2027-04-01T00:00'));
    expect(world.refused({ type: 'report', by: 'p1' }, at('2027-04-12T00:00'))).toMatchObject([{ code: 'OPS102' }]);
    world.step({ type: 'activity', what: 'meeting' }, at('2027-04-12T00:00'));
    expect(world.deal()).toMatchObject({ state: 'expired', since: at('2027-04-12T00:00') });
  });

  it('D15.2: held beyond the cut end for an answer, it is not restored', () => {
    const world = approved({ inactive: { after: 'P30D', to: 'P10D' }, extend: { by: 'P5D', approval: 'desk' } });
    world.step({ type: 'requestExtension', by: 'p1' }, at('2027-04-02T10:00'));
    world.step({ type: 'report', by: 'p1' }, at('2027-04-13T10:00'));
    expect(world.deal().protection).toMatchObject({ until: at('2027-04-13T00:00'), cutFrom: at('2027-05-31T00:00') });
  });

  it('D15.3: reports are due, reminded, and due again', () => {
    const world = approved({ progress: { every: 'P30D', remind: ['P5D', 'P40D'] } });
    expect(world.timers()).toEqual([
      'progress:remind:0 2027-03-27T00:00',
      'progress 2027-04-01T00:00',
      'protection:warn:0 2027-05-17T00:00',
      'protection 2027-05-31T00:00',
    ]);
    world.step(undefined, at('2027-04-01T00:00'));
    expect(world.events.slice(-2)).toEqual(['deal.reportDue', 'deal.reportMissed']);
    expect(world.timer('progress')).toBe(at('2027-05-02T00:00'));
    world.step({ type: 'report', by: 'p1', note: 'Demo on Friday' }, at('2027-04-10T10:00'));
    expect(world.timer('progress')).toBe(at('2027-05-11T00:00'));
    expect(world.deal().timers.filter(({ id }) => id.startsWith('progress'))).toHaveLength(2);
  });
});
