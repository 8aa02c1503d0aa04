import { addDuration, parseDuration, type TimeZone } from '@tierwright/facts';
import type { Instant } from './instant.ts';

const MS_PER_DAY = 86_400_000;
const MS_PER_SECOND = 1000;

/** Whether a duration has a part in days or longer, even one of 0 days. */
const countsDays = (text: string) => !text.startsWith('PT');

/** The end of an elapsed term: of the local day reached, then the part in hours; without days exact. */
export function elapsedEnd(zone: TimeZone, text: string, from: Instant): Instant {
  const duration = parseDuration(text);
  const exact = duration.seconds * MS_PER_SECOND;
  if (!countsDays(text)) return from + exact;
  const lastDay = addDuration(zone.dayOfMilliseconds(from), duration, 1);
  return zone.toInstant((lastDay + 1) * MS_PER_DAY) + exact;
}

/** The instant an elapsed term before `end`: the part in hours exactly, then days back to the same time on the clock. */
export function elapsedBefore(zone: TimeZone, text: string, end: Instant): Instant {
  const duration = parseDuration(text);
  const at = end - duration.seconds * MS_PER_SECOND;
  // In an hour that clocks show twice, "the same time on the clock" would be another instant.
  if (duration.months === 0 && duration.days === 0) return at;
  const day = zone.dayOfMilliseconds(at);
  return zone.toInstant(zone.toLocal(at) + (addDuration(day, duration, -1) - day) * MS_PER_DAY);
}
