import { describe, expect, it } from 'vitest';
import { civilOf, daysInMonth, fromDay, parseDay, toDay } from './day.ts';

const MS_PER_DAY = 86_400_000;

describe('days', () => {
  it('FACT-D1: every day of 400 years is what the calendar of the machine says, and comes back as it was', () => {
    for (let day = toDay('1800-01-01'); day < toDay('2200-01-01'); day += 1) {
      const date = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
      if (fromDay(day) !== date || toDay(date) !== day) expect([day, fromDay(day)]).toEqual([toDay(date), date]);
    }
  });

  it('FACT-D1: knows the first and the last day that can be written', () => {
    expect([parseDay('0000-01-01'), parseDay('9999-12-31')].map((day) => fromDay(day ?? Number.NaN))).toEqual(['0000-01-01', '9999-12-31']);
    expect(fromDay(toDay('9999-12-31') + 1)).toBe('+010000-01-01');
    expect(fromDay(toDay('0000-01-01') - 1)).toBe('-000001-12-31');
  });

  it.each([
    '2023-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-04-31',
    '2023-04-00',
    '23-04-01',
    '2023-4-01',
    '2023/04/01',
    '2023-04-01 ',
    '+2023-04-1',
    '2023-04-0x',
    '',
    '2023-04-01T00:00:00Z',
  ])('FACT-D1: %j is no day', (text) => {
    expect(parseDay(text)).toBeUndefined();
    expect(() => toDay(text)).toThrow(RangeError);
  });

  it('FACT-D1: leap years have a 29 February', () => {
    expect([2024, 2023, 2000, 1900].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 29, 28]);
    expect(civilOf(toDay('2024-02-29'))).toEqual({ year: 2024, month: 2, day: 29 });
  });
});
