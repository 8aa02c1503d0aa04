import type { Term } from '../../values/schema.ts';
import { joined } from './join.ts';
import { countInWords } from './numbers.ts';

const shape = /^P(?:(\d+)W|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;
const elapsed = ['weeks', 'years', 'months', 'days', 'hours', 'minutes', 'seconds'];
const business = ['business weeks', 'business years', 'business months', 'business days', 'open hours', 'open minutes', 'open seconds'];

/** "P12M" is "12 months"; a text of another shape stays as it is. */
export function durationInWords(duration: string): string {
  return lengthIn(duration, elapsed);
}

function lengthIn(duration: string, units: readonly string[]): string {
  const numbers = shape.exec(duration)?.slice(1);
  if (numbers === undefined) return duration;
  const parts = numbers.flatMap((number, index) => (number === undefined ? [] : [{ number: Number(number), unit: units[index] ?? '' }]));
  const counting = parts.filter((part) => part.number !== 0);
  const shown = counting.length > 0 ? counting : parts.slice(0, 1);
  return shown.length === 0 ? 'no time' : joined(shown.map((part) => countInWords(part.number, part.unit)));
}

/** "90 days", "3 business days", "8 open hours". */
export function termInWords(term: Term): string {
  return typeof term === 'string' ? durationInWords(term) : lengthIn(term.business, business);
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "02-15" is "15 February". */
export function dayOfYear(monthDay: string): string {
  const [month = '', day = ''] = monthDay.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? month}`;
}

/** The day before a date: the last day inside, where a date is the first day outside. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
