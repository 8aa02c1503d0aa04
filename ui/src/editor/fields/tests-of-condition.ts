import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { isMembers, itemsOf, textOf } from '../document/reading.ts';

/** One comparison of a condition. */
interface Test {
  readonly fact: string;
  readonly operator: string;
  readonly value: Json;
}

export interface PlacedTest extends Test {
  readonly path: Path;
}

const isTest = (part: Json): part is { fact: Json; operator: Json; value: Json } => isMembers(part) && 'fact' in part;

/** The parts that must all hold, and where each stands. A condition that is no `all` is one part. */
export function partsOf(condition: Json | undefined, path: Path): { readonly part: Json; readonly path: Path }[] {
  if (condition === undefined) return [];
  if (!isMembers(condition) || !('all' in condition)) return [{ part: condition, path }];
  return itemsOf(condition.all).map((part, index) => ({ part, path: [...path, 'all', index] }));
}

/** The comparisons among the parts that must all hold. */
export const testsOf = (condition: Json | undefined, path: Path): PlacedTest[] =>
  partsOf(condition, path).flatMap(({ part, path: at }) =>
    isTest(part) ? [{ fact: textOf(part.fact), operator: textOf(part.operator), value: part.value ?? null, path: at }] : [],
  );

/** Puts one more comparison beside those that must hold; makes the condition where there is none. */
export function addTest(edits: JsonEdits, condition: Json | undefined, path: Path, test: Json): void {
  if (condition === undefined) edits.set(path, { all: [test] });
  else if (isMembers(condition) && Array.isArray(condition.all)) edits.set([...path, 'all', condition.all.length], test);
  else edits.set(path, { all: [condition, test] });
}

/** What a value looks like in a field: 25000; data, cloud; {min.dealAmount}. */
export function valueText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value !== 'object') return String(value);
  const keys = Object.keys(value);
  return keys.length === 1 && typeof value.fact === 'string' ? `{${value.fact}}` : JSON.stringify(value);
}
