import { civilOf, type Day, dayOf, daysInMonth } from './day.ts';

/** An ISO 8601 duration in the three measures that do not convert into each other. */
export interface Duration {
  months: number;
  days: number;
  seconds: number;
}

const PATTERN = /^P(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;
const parsed = new Map<string, Duration>();

/** The parts of a duration such as `P1Y6M` or `PT8H`. Throws a RangeError where the text is none: the schema has checked it. */
export function parseDuration(text: string): Duration {
  const known = parsed.get(text);
  if (known) return known;
  const match = PATTERN.exec(text);
  if (!match) throw new RangeError(`Not a duration: ${text}`);
  const [weeks, years, months, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const duration = Object.freeze({
    months: years * 12 + months,
    days: weeks * 7 + days,
    seconds: hours * 3600 + minutes * 60 + seconds,
  });
  parsed.set(text, duration);
  return duration;
}

/** The same day of the month `months` later, or the last day of a month that is too short. */
export function addMonths(day: Day, months: number): Day {
  if (months === 0) return day;
  const civil = civilOf(day);
  const total = civil.year * 12 + civil.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return dayOf(year, month, Math.min(civil.day, daysInMonth(year, month)));
}

/** A day moved by a duration: months first, clamped at the month's end, then days. Time of day is not counted. */
export function addDuration(day: Day, duration: string | Duration, sign: 1 | -1): Day {
  const { months, days } = typeof duration === 'string' ? parseDuration(duration) : duration;
  return addMonths(day, sign * months) + sign * days;
}

/**
 * The first day D with D − duration ≥ `day`. It is not always `day` + duration: D − P1M reaches 30 January on
 * 1 March, because no day of February does.
 */
export function firstDayReaching(day: Day, duration: string | Duration): Day {
  const { months, days } = typeof duration === 'string' ? parseDuration(duration) : duration;
  const wanted = day + days;
  if (months === 0) return wanted;
  const civil = civilOf(wanted);
  const total = civil.year * 12 + civil.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  const length = daysInMonth(year, month);
  // A month too short for the day of the month: the next month's first day is the first to reach it.
  return civil.day <= length ? dayOf(year, month, civil.day) : dayOf(year, month, length) + 1;
}
