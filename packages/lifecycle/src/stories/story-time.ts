import { addDuration, fromDay, parseDay, parseDuration, parseInstant } from '@tierwright/facts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/;
const AFTER = /^\+(P.+)$/;
const DURATION = /^P(?=\d|T)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;
const MS_PER_MINUTE = 60_000;

/** Milliseconds of an ISO 8601 duration without months or days; undefined where it is none. */
export function millisecondsOf(text: string): number | undefined {
  if (!DURATION.test(text)) return undefined;
  const { months, days, seconds } = parseDuration(text);
  return months > 0 ? undefined : (days * 86_400 + seconds) * 1000;
}

/**
 * The instant that a step names: local time of the program (`2027-03-01 14:00`, a day alone is its beginning), an instant
 * with `Z` or an offset, or `+P3D`, `+PT2H` after the step before, days at the same time of day.
 */
export function instantOfStep(text: string, before: Instant | undefined, calendar: WorkCalendar): Instant | undefined {
  const local = LOCAL.exec(text);
  if (local) {
    const [, day = '', time = '00:00'] = local;
    if (parseDay(day) === undefined || time > '23:59') return undefined;
    return calendar.instantOf(day, time);
  }
  const after = AFTER.exec(text);
  if (!after) return parseInstant(text);
  const [, term = ''] = after;
  if (before === undefined || !DURATION.test(term)) return undefined;
  const { months, days, seconds } = parseDuration(term);
  if (months === 0 && days === 0) return before + seconds * 1000;
  const [from = '', time = ''] = calendar.textOf(before).split(' ');
  const day = parseDay(from);
  if (day === undefined) return undefined;
  // A clock shows whole minutes; what is beyond them stays.
  const beyond = ((before % MS_PER_MINUTE) + MS_PER_MINUTE) % MS_PER_MINUTE;
  return calendar.instantOf(fromDay(addDuration(day, term, 1)), time) + beyond + seconds * 1000;
}
