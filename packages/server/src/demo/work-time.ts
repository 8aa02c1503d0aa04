import type { Instant } from '@tierwright/lifecycle';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const SUNDAY = 0;
const SATURDAY = 6;

/** The same hour on the next day that is not a Saturday or Sunday, where it is one. */
function onWorkday(at: Instant): Instant {
  const day = new Date(at).getUTCDay();
  if (day === SATURDAY) return at + 2 * DAY;
  return day === SUNDAY ? at + DAY : at;
}

/** So many days later, but not on a weekend. */
export const daysLater = (at: Instant, days: number): Instant => onWorkday(at + days * DAY);

/** So many hours later, but not on a weekend. */
export const hoursLater = (at: Instant, hours: number): Instant => onWorkday(at + hours * HOUR);

/** `YYYY-MM-DD` of an instant, or of so many days later. */
export const dayOf = (at: Instant, days = 0): string => new Date(at + days * DAY).toISOString().slice(0, 10);

/** An hour of a working day, that day or the last one before it: 17:00 to 21:59 UTC is working time in most of the sample. */
export function atWork(day: Instant, minutes: number): Instant {
  const at = day - (day % DAY) + 17 * HOUR + (minutes % 300) * 60_000;
  const weekday = new Date(at).getUTCDay();
  if (weekday === SATURDAY) return at - DAY;
  return weekday === SUNDAY ? at - 2 * DAY : at;
}
