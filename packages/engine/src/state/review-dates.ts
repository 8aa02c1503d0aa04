import type { ReviewDates } from '@tierwright/program';
import { moved, periodStart } from '../calendar/dates.ts';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const monthsOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

function isAnniversary(day: string, since: string, months: number): boolean {
  const elapsed = monthsOf(day) - monthsOf(since);
  return elapsed > 0 && elapsed % months === 0 && moved(since, `P${elapsed}M`, 1) === day;
}

/** ENG-S6: whether a day is a review date. `since` is the value of the date fact the policy names. */
export function isReviewDate(at: ReviewDates | undefined, day: string, since: string | null, yearStarts: string | undefined): boolean {
  if (at === undefined) return true;
  if (at.from !== undefined && day < at.from) return false;
  if ('dates' in at) return at.dates.includes(day.slice(5));
  if (at.since !== undefined) {
    if (since === null || day <= since) return false;
    return at.every === 'day' || isAnniversary(day, since, MONTHS[at.every]);
  }
  return at.every === 'day' || periodStart(day, at.every, yearStarts) === day;
}
