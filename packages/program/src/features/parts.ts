import type { Program } from '../document/schema.ts';
import type { Fact, Window } from '../facts/schema.ts';

/** The windows of a fact, each with the key that leads to it. */
export function windowsOf(fact: Fact): { window: Window; path: (string | number)[] }[] {
  const windows = fact.from?.window;
  if (windows === undefined) return [];
  return Array.isArray(windows)
    ? windows.map((window, index) => ({ window, path: ['from', 'window', index] }))
    : [{ window: windows, path: ['from', 'window'] }];
}

/** The record kind that a fact is made from, through the facts it narrows. */
export function recordOf(program: Program, id: string): string | undefined {
  const from = program.facts?.[id]?.from;
  if (from === undefined) return undefined;
  return 'record' in from ? from.record : recordOf(program, from.within);
}

/** What a record kind of the document is in the language's own words. */
export const standardKind = (program: Program, kind: string) => program.records?.[kind]?.is ?? kind;

/** The facts whose records this one narrows, the nearest first. */
export function narrowed(program: Program, id: string): string[] {
  const from = program.facts?.[id]?.from;
  return from !== undefined && 'within' in from ? [from.within, ...narrowed(program, from.within)] : [];
}

/** The aggregate of a fact, that of the fact it narrows where it has none of its own. */
export function aggregateOf(program: Program, id: string): string | undefined {
  const from = program.facts?.[id]?.from;
  if (from === undefined) return undefined;
  return 'record' in from ? from.aggregate : aggregateOf(program, from.within);
}

/** The values a derived value adds up or scores, through other derived values. */
export function addends(program: Program, id: string): string[] {
  const derived = program.derived?.[id];
  if (derived === undefined) return [];
  const own = 'sum' in derived ? derived.sum : 'score' in derived ? derived.score.flatMap((part) => ('per' in part ? [part.per] : [])) : [];
  return own.flatMap((part) => [part, ...addends(program, part)]);
}

/** Whether a fact is a sum of weighted records, such as points per 100 of sales. */
export function isWeighted(program: Program, id: string): boolean {
  const from = program.facts?.[id]?.from;
  return from !== undefined && 'record' in from && (from.times !== undefined || from.per !== undefined);
}
