import { civilOf, dayOf, daysInMonth } from './day.ts';

/** A calendar duration: months and days. Times of day are shorter than a day and do not matter here. */
export interface Duration {
  months: number;
  days: number;
}

/** `P1Y6M`, `P90D`, `P2W`; undefined for what is no duration. */
export function parseDuration(text: string): Duration | undefined {
  const weeks = /^P(\d+)W$/.exec(text);
  if (weeks) return { months: 0, days: 7 * Number(weeks[1]) };
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T.*)?$/.exec(text);
  if (!parts) return undefined;
  return { months: 12 * Number(parts[1] ?? 0) + Number(parts[2] ?? 0), days: Number(parts[3] ?? 0) };
}

/** The same day some months on, or the month's last where it has no such day. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilOf(day);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return dayOf(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

export function subtractDuration(day: number, duration: Duration): number {
  return (duration.months === 0 ? day : addMonths(day, -duration.months)) - duration.days;
}
