import { civilOf, type Day, dayOf, daysInMonth } from './day.ts';

export type PeriodUnit = 'month' | 'quarter' | 'halfYear' | 'year';

/** Calendar periods of one length: numbered in order, each beginning on the same day of its first month. */
export interface PeriodGrid {
  /** Months of a period. */
  readonly months: number;
  /** The month (0–11) in which a year of periods begins. */
  readonly offset: number;
  /** The day of the month on which a period begins; the last day of a month that is shorter. */
  readonly day: number;
}

const LENGTHS: Record<PeriodUnit, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The grid of a unit. Quarters, half-years and years follow `yearStarts` (`MM-DD`); months are calendar months. */
export function periodGrid(unit: PeriodUnit, yearStarts = '01-01'): PeriodGrid {
  if (unit === 'month') return { months: 1, offset: 0, day: 1 };
  return { months: LENGTHS[unit], offset: Number(yearStarts.slice(0, 2)) - 1, day: Number(yearStarts.slice(3, 5)) };
}

/** The first day of a period by its number. */
export function periodStart(grid: PeriodGrid, index: number): Day {
  const total = index * grid.months + grid.offset;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return dayOf(year, month, Math.min(grid.day, daysInMonth(year, month)));
}

/** The number of the period that holds a day. */
export function periodIndex(grid: PeriodGrid, day: Day): number {
  const civil = civilOf(day);
  const index = Math.floor((civil.year * 12 + civil.month - 1 - grid.offset) / grid.months);
  return periodStart(grid, index) > day ? index - 1 : index;
}

/** The number of the first period that begins on the day or later. */
export function periodFrom(grid: PeriodGrid, day: Day): number {
  const index = periodIndex(grid, day);
  return periodStart(grid, index) === day ? index : index + 1;
}

/** The first day of the period that holds a day. */
export const startOfPeriod = (grid: PeriodGrid, day: Day): Day => periodStart(grid, periodIndex(grid, day));

/** The first day of the period after the one that holds a day. */
export const nextPeriodStart = (grid: PeriodGrid, day: Day): Day => periodStart(grid, periodIndex(grid, day) + 1);
