import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fromDay, toDay } from './day.ts';
import { addDuration, firstDayReaching, parseDuration } from './duration.ts';

const DURATIONS = ['P1D', 'P2W', 'P90D', 'P1M', 'P2M', 'P3M', 'P11M', 'P12M', 'P1Y', 'P2Y', 'P1M1D', 'P1M10D', 'P1Y6M3D', 'P0D'];
const days = (from: string, through: string) => {
  const first = toDay(from);
  return Array.from({ length: toDay(through) - first + 1 }, (_, index) => first + index);
};

describe('durations', () => {
  it('FACT-D3: have months, days and seconds that do not convert into each other', () => {
    expect(parseDuration('P1Y2M3DT4H5M6S')).toEqual({ months: 14, days: 3, seconds: 14706 });
    expect(parseDuration('P2W')).toEqual({ months: 0, days: 14, seconds: 0 });
    expect(() => parseDuration('1 year')).toThrow(RangeError);
  });

  it.each([
    ['2024-01-31', 'P1M', 1, '2024-02-29'],
    ['2023-01-31', 'P1M', 1, '2023-02-28'],
    ['2024-03-31', 'P1M', -1, '2024-02-29'],
    ['2024-02-29', 'P1Y', -1, '2023-02-28'],
    ['2024-02-29', 'P1Y', 1, '2025-02-28'],
    ['2024-03-30', 'P1M10D', -1, '2024-02-19'],
    ['2024-12-31', 'PT48H', 1, '2024-12-31'],
    ['2027-01-01', 'P90D', 1, '2027-04-01'],
  ] as const)('FACT-D3: %s and %s (%i) are %s', (date, duration, sign, moved) => {
    expect(fromDay(addDuration(toDay(date), duration, sign))).toBe(moved);
  });

  it('FACT-D3: move days as Temporal moves dates', () => {
    for (const duration of DURATIONS) {
      for (const day of days('2023-12-01', '2025-03-01')) {
        const date = Temporal.PlainDate.from(fromDay(day));
        const moved = [fromDay(addDuration(day, duration, 1)), fromDay(addDuration(day, duration, -1))];
        const wanted = [date.add(duration).toString(), date.subtract(duration).toString()];
        if (moved.join() !== wanted.join()) expect([duration, fromDay(day), ...moved]).toEqual([duration, fromDay(day), ...wanted]);
      }
    }
  });

  it('FACT-D4: the first day that reaches another, for every day of five years', () => {
    for (const duration of DURATIONS) {
      for (const day of days('2022-01-01', '2026-12-31')) {
        const first = firstDayReaching(day, duration);
        const reaches = addDuration(first, duration, -1) >= day && addDuration(first - 1, duration, -1) < day;
        if (!reaches) expect([duration, fromDay(day)]).toBe(`reached on ${fromDay(first)}`);
      }
    }
  });

  it('FACT-D4: jumps over a month that is too short', () => {
    expect(fromDay(firstDayReaching(toDay('2024-01-30'), 'P1M'))).toBe('2024-03-01');
    expect(fromDay(firstDayReaching(toDay('2024-01-29'), 'P1M'))).toBe('2024-02-29');
    expect(fromDay(firstDayReaching(toDay('2024-02-29'), 'P1Y'))).toBe('2025-03-01');
  });
});
