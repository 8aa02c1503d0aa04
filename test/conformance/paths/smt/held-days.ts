import type { CalendarPeriod } from '@tierwright/program';
import { periodOf } from '../../facts/period-reading.ts';
import { addDays } from '../../facts/text-dates.ts';

/** The days that a `held` looks at as of a day, read a second time; null where its length is unknown. */
export function heldDays(
  day: string,
  trailing: string | null,
  calendar: CalendarPeriod | undefined,
  yearStarts = '01-01',
): string[] | null {
  if (trailing === null && !calendar) return null;
  const { first, last } = periodOf(calendar ? { on: 'day', calendar } : { on: 'day', trailing: trailing ?? '' }, day, yearStarts);
  const days: string[] = [];
  for (let at = first; at <= last; at = addDays(at, 1)) days.push(at);
  return days;
}
