import type { CalendarPeriod, Window } from '@tierwright/program';
import { civilOf, dayOf } from './day.ts';
import { addMonths, parseDuration, subtractDuration } from './duration.ts';

/** First and last day of a period, both inside; an absent first day is open. */
export interface PeriodRange {
  first: number | undefined;
  last: number;
}

/** First day of the calendar period that holds the day; quarters and years begin with the fiscal year (`MM-DD`). */
function periodStart(day: number, unit: CalendarPeriod['unit'], yearStarts = '01-01'): number {
  const { year, month } = civilOf(day);
  if (unit === 'month') return dayOf(year, month, 1);
  const [startMonth, startDay] = [Number(yearStarts.slice(0, 2)), Number(yearStarts.slice(3, 5))];
  const thisYear = dayOf(year, startMonth, startDay);
  const fiscal = thisYear <= day ? thisYear : dayOf(year - 1, startMonth, startDay);
  if (unit === 'year') return fiscal;
  let start = fiscal;
  for (let quarter = 1; quarter < 4; quarter++) {
    const next = addMonths(fiscal, 3 * quarter);
    if (next <= day) start = next;
  }
  return start;
}

/** The days that a window looks at on a day. A span without a period looks at that one day. */
export function windowRange(window: Window, asOf: number, yearStarts?: string): PeriodRange {
  const ago = window.ago === undefined ? undefined : parseDuration(window.ago);
  const day = ago ? subtractDuration(asOf, ago) : asOf;
  if (window.trailing !== undefined) {
    const duration = parseDuration(window.trailing);
    return { first: duration ? subtractDuration(day, duration) + 1 : undefined, last: day };
  }
  if (window.calendar) {
    const { unit, complete = 0, current = false } = window.calendar;
    const start = periodStart(day, unit, yearStarts);
    const months = { month: 1, quarter: 3, year: 12 }[unit] * complete;
    const first = months === 0 ? start : periodStart(addMonths(start, -months) + 1, unit, yearStarts);
    return { first, last: current ? day : start - 1 };
  }
  return { first: window.span ? day : undefined, last: day };
}
