import type { Window } from '@tierwright/program';
import type { Day } from '../dates/day.ts';
import type { FieldPath } from '../records/field-path.ts';
import type { RecordRow } from '../records/record-row.ts';
import type { WindowPeriod } from './window-period.ts';

/** A window of a fact, compiled: which rows lie in it, given the edges of its period on the day. */
export interface RecordWindow {
  readonly window: Window;
  readonly period: WindowPeriod;
  /** Position of the period among those of the model, whose edges are computed once for each day. */
  readonly slot: number;
  /** The date that places the record: `on`, or the start of the span. */
  readonly begins: FieldPath;
  /** The end of the span; null for `on`. */
  readonly ends: FieldPath | null;
}

/** Whether a row lies in the days from `first` through `last`. An absent date lies in none; an absent end is open, unless it is behind a ref that leads nowhere. */
export function liesIn({ begins, ends }: RecordWindow, row: RecordRow, first: Day, last: Day): boolean {
  const begin = begins.read(row);
  if (typeof begin !== 'number' || begin > last) return false;
  if (ends === null) return begin >= first;
  const end = ends.read(row);
  return typeof end === 'number' ? end > first : ends.reaches(row);
}

/** The days on which a row may enter or leave the window (Infinity: never). */
export function turns({ begins, ends, period }: RecordWindow, row: RecordRow): Day[] {
  const begin = begins.read(row);
  if (typeof begin !== 'number' || ends?.reaches(row) === false) return [];
  const enters = period.lastReaches(begin);
  if (ends === null) return [enters, period.firstReaches(begin + 1)];
  const end = ends.read(row);
  return typeof end === 'number' ? [enters, period.firstReaches(end)] : [enters];
}
