import { fromDay, nextPeriodStart, type PeriodUnit, periodGrid, toDay } from '@tierwright/facts';

/** The last days of the periods that end in a range, and its last day. Quarters and years follow `yearStarts` (`MM-DD`). */
export function stepDays(unit: PeriodUnit, from: string, through: string, yearStarts?: string): string[] {
  const grid = periodGrid(unit, yearStarts);
  const days: string[] = [];
  for (let end = nextPeriodStart(grid, toDay(from)) - 1; end < toDay(through); end = nextPeriodStart(grid, end + 1) - 1)
    days.push(fromDay(end));
  return [...days, through];
}
