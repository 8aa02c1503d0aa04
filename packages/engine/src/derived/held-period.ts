import { fromDay, periodGrid, periodIndex, periodStart, toDay } from '@tierwright/facts';
import type { CalendarPeriod } from '@tierwright/program';
import { moved, nextDay } from '../calendar/dates.ts';

interface HeldPeriod {
  from: string;
  through: string;
}

/** First and last day of a `held` period as of a day (ENG-D6); null where its length is unknown. */
export function heldPeriod(
  day: string,
  trailing: string | null,
  calendar: CalendarPeriod | undefined,
  yearStarts: string | undefined,
): HeldPeriod | null {
  if (!calendar) return trailing === null ? null : { from: nextDay(moved(day, trailing, -1)), through: day };
  const grid = periodGrid(calendar.unit, yearStarts);
  const current = periodIndex(grid, toDay(day));
  const from = fromDay(periodStart(grid, current - (calendar.complete ?? 0)));
  return { from, through: calendar.current === true ? day : fromDay(periodStart(grid, current) - 1) };
}
