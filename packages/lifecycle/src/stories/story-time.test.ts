import { describe, expect, it } from 'vitest';
import { WorkCalendar } from '../time/work-calendar.ts';
import { instantOfStep, millisecondsOf } from './story-time.ts';

const berlin = new WorkCalendar({ timeZone: 'Europe/Berlin' });
const instant = (text: string, before?: string) => {
  const at = instantOfStep(text, before === undefined ? undefined : Date.parse(before), berlin);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('the moment of a step', () => {
  it('W8: is local time of the program, or a whole day’s beginning', () => {
    expect(instant('2027-03-01 14:00')).toBe('2027-03-01T13:00:00.000Z');
    expect(instant('2027-07-01T14:00')).toBe('2027-07-01T12:00:00.000Z');
    expect(instant('2027-03-01')).toBe('2027-02-28T23:00:00.000Z');
  });

  it('W8: is an instant with Z or an offset', () => {
    expect(instant('2027-03-01T14:00:00Z')).toBe('2027-03-01T14:00:00.000Z');
    expect(instant('2027-03-01T14:00:00-05:00')).toBe('2027-03-01T19:00:00.000Z');
  });

  it.each(['', 'soon', '2027-02-30', '2027-03-01 24:00', '2027-03-01 9:00', '2027-3-1', '+3D', '+P', 'P3D', '-P3D'])(
    'W8: is not "%s"',
    (text) => {
      expect(instant(text, '2027-03-01T10:00:00Z')).toBeUndefined();
    },
  );

  it('W8.1: is a time after the step before, days at the same time of day', () => {
    const before = '2027-03-27T09:00:00Z';
    expect(instant('+PT2H', before)).toBe('2027-03-27T11:00:00.000Z');
    // Clocks go forward in the night to the 28th.
    expect(instant('+P1D', before)).toBe('2027-03-28T08:00:00.000Z');
    expect(instant('+PT24H', before)).toBe('2027-03-28T09:00:00.000Z');
    expect(instant('+P1DT1H', before)).toBe('2027-03-28T09:00:00.000Z');
    expect(instant('+P1W', before)).toBe('2027-04-03T08:00:00.000Z');
    expect(instant('+P1M', '2027-01-31T09:00:00Z')).toBe('2027-02-28T09:00:00.000Z');
    expect(instant('+P1Y', '2028-02-29T09:00:00Z')).toBe('2029-02-28T09:00:00.000Z');
  });

  it('W8.1: keeps what a clock does not show', () => {
    expect(instant('+P1D', '2027-03-01T09:00:30.500Z')).toBe('2027-03-02T09:00:30.500Z');
  });

  it('W8.1: is after nothing where it is the first', () => {
    expect(instant('+P1D')).toBeUndefined();
  });

  it('W8: is moved past hours that clocks jump over', () => {
    expect(instant('2027-03-28 02:30')).toBe('2027-03-28T01:00:00.000Z');
  });
});

describe('how late timers are', () => {
  it('W8.2: is a length that does not depend on the calendar', () => {
    expect(millisecondsOf('PT5H')).toBe(18_000_000);
    expect(millisecondsOf('P1DT1S')).toBe(86_401_000);
    expect(millisecondsOf('P2W')).toBe(1_209_600_000);
    for (const text of ['P1M', 'P1Y', '5h', 'P', 'PT', '']) expect(millisecondsOf(text)).toBeUndefined();
  });
});
