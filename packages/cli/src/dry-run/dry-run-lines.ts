import type { CalendarEntry, DryRun } from '@tierwright/lifecycle';
import type { Style } from '../terminal/style.ts';

const repeated = ({ times }: CalendarEntry): string => (times === undefined ? '' : ` (${times} times, each business morning)`);

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
