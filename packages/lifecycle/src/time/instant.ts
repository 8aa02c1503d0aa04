import type { TimeZone } from '@tierwright/facts';

/** A moment: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

const FIRST = Date.UTC(1900, 0, 1);
const END = Date.UTC(3000, 0, 1);

/** Whether a number is an instant of the years 1900 to 2999, which is where terms and calendars are sure to work. */
export const isInstant = (value: number): value is Instant => Number.isInteger(value) && value >= FIRST && value < END;

/** An instant as ISO 8601 in UTC, such as `2027-03-01T13:00:00Z`; milliseconds only where there are some. */
export function formatInstant(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** What a clock of the zone shows, to the minute, such as `2027-03-01 14:00`. */
export function localText(at: Instant, zone: TimeZone): string {
  return new Date(zone.toLocal(at)).toISOString().slice(0, 16).replace('T', ' ');
}
