import type { Dated, DatedEntry } from '../parameters/schema.ts';
import type { Literal } from '../values/schema.ts';

/** A history, told from a set of words by what it holds: a set holds text, a history holds entries. */
export function isHistory(dated: Dated): dated is DatedEntry[] {
  return Array.isArray(dated) && typeof dated[0] === 'object' && dated[0] !== null;
}

/** A value and the first day on which it holds; without `from` it holds from the beginning. */
export interface InForce {
  value: Literal;
  from?: string;
}

/** The entry in force on a date: the latest `from` on or before it, the later in the list where two begin on one day. */
export function inForce(dated: Dated, date: string): InForce | undefined {
  if (!isHistory(dated)) return { value: dated };
  let found: DatedEntry | undefined;
  for (const entry of dated) {
    const from = entry.from ?? '';
    if (from <= date && (found === undefined || from >= (found.from ?? ''))) found = entry;
  }
  return found;
}
