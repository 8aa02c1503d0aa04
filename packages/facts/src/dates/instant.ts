import { parseDay } from './day.ts';

const PATTERN = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const MS_PER_MINUTE = 60_000;

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Milliseconds since 1970-01-01T00:00Z of an ISO 8601 instant with `Z` or an offset; undefined if the text is none. */
export function parseInstant(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, date = '', hours, minutes, seconds = 0, fraction = '', zone = 'Z'] = match;
  const day = parseDay(date);
  if (day === undefined) return undefined;
  const minuteOfEpoch = day * 1440 + Number(hours) * 60 + Number(minutes) - offsetMinutes(zone);
  return minuteOfEpoch * MS_PER_MINUTE + Number(seconds) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}
