import { describe, expect, it } from 'vitest';
import { fromDay, toDay } from './day.ts';
import { nextPeriodStart, type PeriodUnit, periodFrom, periodGrid, periodIndex, periodStart, startOfPeriod } from './period.ts';

const UNITS: readonly PeriodUnit[] = ['quarter', 'halfYear', 'year'];
const GRIDS = [
  ['month', '01-01'] as const,
  ...['02-01', '05-31', '02-29'].flatMap((starts) => UNITS.map((unit) => [unit, starts] as const)),
];

describe('calendar periods', () => {
  it.each(GRIDS)('FACT-D5: each day of 400 years is in one %s, years beginning on %s', (unit, starts) => {
    const grid = periodGrid(unit, starts);
    let index = periodIndex(grid, toDay('1800-01-01'));
    for (let day = toDay('1800-01-01'); day < toDay('2200-01-01'); day += 1) {
      if (day === periodStart(grid, index + 1)) index += 1;
      const fits = periodIndex(grid, day) === index && periodStart(grid, index) <= day && day < periodStart(grid, index + 1);
      const begins = periodFrom(grid, day) === (day === periodStart(grid, index) ? index : index + 1);
      if (!fits || !begins) expect([unit, starts, fromDay(day)]).toBe('in one period');
    }
  });

  it.each([
    ['quarter', '02-01', '2026-06-30', '2026-05-01', '2026-08-01'],
    ['quarter', '02-01', '2026-01-31', '2025-11-01', '2026-02-01'],
    ['year', '02-01', '2026-01-31', '2025-02-01', '2026-02-01'],
    ['year', '04-06', '2026-04-05', '2025-04-06', '2026-04-06'],
    ['month', '04-06', '2026-04-05', '2026-04-01', '2026-05-01'],
    ['quarter', '05-31', '2024-03-15', '2024-02-29', '2024-05-31'],
    ['quarter', '05-31', '2023-03-15', '2023-02-28', '2023-05-31'],
    ['halfYear', '01-01', '2026-07-01', '2026-07-01', '2027-01-01'],
    ['year', '02-29', '2025-02-28', '2025-02-28', '2026-02-28'],
  ] as const)('FACT-D5: the %s (years from %s) of %s begins on %s and ends before %s', (unit, starts, date, first, next) => {
    const grid = periodGrid(unit, starts);
    expect([fromDay(startOfPeriod(grid, toDay(date))), fromDay(nextPeriodStart(grid, toDay(date)))]).toEqual([first, next]);
  });
});
