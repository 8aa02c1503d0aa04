import type { RecordRow } from '../records/record-row.ts';
import { liesIn } from '../windows/record-window.ts';
import type { FactContext } from './context.ts';
import type { RecordPlan } from './fact-plan.ts';
import { type Filter, filterStatus } from './filter.ts';

/**
 * The rows that count for a fact, the partner's before its family's, in file order. Null: unknown, because a parameter
 * or attribute that a filter reads is unknown and a record hangs on it.
 */
export function rowsThatCount(plan: RecordPlan, context: FactContext): RecordRow[] | null {
  const counted: RecordRow[] = [];
  if (!addRows(plan, context, context.partner.rows[plan.kind.index], counted)) return null;
  if (plan.family) {
    for (const member of context.partner.family) {
      if (!addRows(plan, context, member.rows[plan.kind.index], counted)) return null;
    }
  }
  return counted;
}

/** False where the fact is unknown. */
function addRows(plan: RecordPlan, context: FactContext, rows: readonly RecordRow[] | undefined, counted: RecordRow[]): boolean {
  if (rows === undefined) return true;
  for (const row of rows) {
    if (!isCandidate(plan, row, context)) continue;
    context.row = row;
    const status = passes(plan.filters, context);
    if (status === null) return false;
    if (status) counted.push(row);
  }
  return true;
}

/** Whether a row is known, has the aggregated value, and lies in every window. */
function isCandidate(
  { of, windows }: RecordPlan,
  row: RecordRow,
  { first, last, knownOn }: Pick<FactContext, 'first' | 'last' | 'knownOn'>,
): boolean {
  if (knownOn !== null && row.recordedOn !== null && row.recordedOn > knownOn) return false;
  for (const window of windows) {
    if (!liesIn(window, row, first[window.slot] ?? Number.NaN, last[window.slot] ?? Number.NaN)) return false;
  }
  return of === null || of.read(row) !== null;
}

/** Whether the record at hand meets every filter; null where that is unknown for want of a parameter or attribute. */
function passes(filters: readonly Filter[], context: FactContext): boolean | null {
  let open = false;
  for (const filter of filters) {
    const status = filterStatus(filter, context);
    if (status === 'missed') return false;
    // A record that lacks a value does not count; a program that lacks one does not know what counts.
    if (status === 'unknown') {
      if (filter.beside.some((reader) => reader.read(context) === null)) open = true;
      else return false;
    }
  }
  return open ? null : true;
}
