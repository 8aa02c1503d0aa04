import type { CalendarEntry, DryRun } from '@tierwright/lifecycle';
import type { Style } from '../terminal/style.ts';
import { count } from '../terminal/words.ts';

/** The same again; when last stands in the JSON as an instant, its day is enough for people. */
const repeated = ({ times }: CalendarEntry): string =>
  times === undefined ? '' : ` Reminded each business morning, ${count(times - 1, 'time')} more.`;

/** A dry run as text for a terminal: what comes of it, then its calendar. */
export function dryRunLines({ sentences, calendar, timeZone }: DryRun, style: Style): string[] {
  const [head = '', ...rest] = sentences;
  return [
    style.bold(head),
    ...rest,
    ...(calendar.length === 0 ? [] : ['', style.bold(`Calendar (${timeZone})`)]),
    ...calendar.map((entry) => `  ${style.dim(entry.local)}  ${entry.sentence}${repeated(entry)}`),
  ];
}
