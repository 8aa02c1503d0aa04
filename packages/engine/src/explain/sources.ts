import type { DayRange } from '@tierwright/facts';
import { heldPeriod } from '../derived/held-period.ts';
import { dateInWords } from './dates-in-words.ts';
import type { Evidence } from './evidence.ts';

function rangeInWords({ from, through }: DayRange): string {
  if (from !== undefined && through !== undefined) {
    return from === through ? `on ${dateInWords(from)}` : `${dateInWords(from)} to ${dateInWords(through)}`;
  }
  if (through !== undefined) return `through ${dateInWords(through)}`;
  return from === undefined ? '' : `from ${dateInWords(from)}`;
}

const recordsInWords = (total: number): string => (total === 0 ? 'no records' : total === 1 ? '1 record' : `${total} records`);

/** Which days and how many records made a value (ENG-W7): ` (1 July 2025 to 30 June 2026, 14 records)`, or nothing. */
export function sourceOf(evidence: Evidence, id: string): string {
  const derived = evidence.program.derived?.[id];
  if (derived && 'held' in derived) {
    const trailing = typeof derived.trailing === 'object' ? evidence.read(derived.trailing.fact).value : derived.trailing;
    const term = typeof trailing === 'string' ? trailing : null;
    const period = heldPeriod(evidence.decision.asOf, term, derived.calendar, evidence.program.calendar?.yearStarts);
    return period ? ` (${rangeInWords(period)})` : '';
  }
  const fact = evidence.fact(id);
  if (!fact?.records) return '';
  const windows = fact.windows ?? [];
  // That nothing counts from after the day goes without saying where another window tells the days.
  const telling = windows.some(({ from }) => from !== undefined) ? windows.filter(({ from }) => from !== undefined) : windows;
  const ranges = [...new Set(telling.map(rangeInWords))].filter((range) => range !== '');
  return ` (${[...ranges, recordsInWords(fact.records.total)].join(', ')})`;
}
