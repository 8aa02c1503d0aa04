import type { Window } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { civilOf, dayOf, parseDay, writeDay } from './day.ts';
import { addMonths } from './duration.ts';
import { windowRange } from './window-range.ts';

const day = (text: string): number => parseDay(text) ?? Number.NaN;

function shown(window: Window, asOf: string, yearStarts?: string): string[] {
  const { first, last } = windowRange(window, day(asOf), yearStarts);
  return [first === undefined ? '…' : writeDay(first), writeDay(last)];
}

describe('days', () => {
  it('DATA-R1: days are written as dates and read again', () => {
    for (let number = day('1999-12-20'); number < day('2032-03-05'); number += 13) {
      const { year, month, day: dayOfMonth } = civilOf(number);
      expect(dayOf(year, month, dayOfMonth)).toBe(number);
      expect(parseDay(writeDay(number))).toBe(number);
    }
    expect([parseDay('2023-02-29'), parseDay('2024-02-29'), parseDay('2024-13-01'), parseDay(20240101)]).toEqual([
      undefined,
      19782,
      undefined,
      undefined,
    ]);
  });

  it('DATA-T1: months end where the calendar ends them', () => {
    expect(writeDay(addMonths(day('2024-01-31'), 1))).toBe('2024-02-29');
    expect(writeDay(addMonths(day('2024-03-31'), -13))).toBe('2023-02-28');
  });

  it('DATA-T1: windows look at the days that the language says', () => {
    expect(shown({ on: 'a' }, '2027-03-31')).toEqual(['…', '2027-03-31']);
    expect(shown({ on: 'a', trailing: 'P12M' }, '2027-03-31')).toEqual(['2026-04-01', '2027-03-31']);
    expect(shown({ on: 'a', trailing: 'P90D', ago: 'P1Y' }, '2024-02-29')).toEqual(['2022-12-01', '2023-02-28']);
    expect(shown({ span: ['a', 'b'] }, '2027-03-31')).toEqual(['2027-03-31', '2027-03-31']);
    expect(shown({ on: 'a', calendar: { unit: 'quarter', complete: 4 } }, '2027-03-31', '02-01')).toEqual(['2026-02-01', '2027-01-31']);
    expect(shown({ on: 'a', calendar: { unit: 'year', current: true } }, '2027-01-31', '02-01')).toEqual(['2026-02-01', '2027-01-31']);
    expect(shown({ on: 'a', calendar: { unit: 'month', complete: 2, current: true } }, '2027-01-15')).toEqual(['2026-11-01', '2027-01-15']);
  });
});
