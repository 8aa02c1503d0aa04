import type { Json } from '@tierwright/program';
import type { JsonEdits, Path } from '../document/json-edits.ts';
import { freeId, idsOf, itemsOf, memberOf, stringOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';

export const TESTS: Path = ['tests'];

/** What a test may say beyond its facts and its expectation. */
export const PARTS = ['attributes', 'records', 'set', 'loaded', 'previous', 'family', 'timeline', 'instead'] as const;
export type Part = (typeof PARTS)[number];

/** A part to begin with. */
export function newPart(part: Part, day: string): Json {
  switch (part) {
    case 'previous':
      return { on: day };
    case 'family':
      return [{ id: 'sister' }];
    case 'timeline':
      return [{ on: day, expect: {} }];
    case 'instead':
      return [{ facts: {}, expect: {} }];
    default:
      return {};
  }
}

/** One more of a list of a test: a later day, a "what if", a partner of the family. */
export function addItem(edits: JsonEdits, program: Json, path: Path, part: 'family' | 'timeline' | 'instead', day: string): void {
  const list = valueAt(program, path);
  const last = stringOf(memberOf(itemsOf(list).at(-1), 'on'));
  const [item] = itemsOf(newPart(part, last === undefined ? day : dayAfter(last)));
  const count = itemsOf(list).length;
  if (item !== undefined) edits.set([...path, count], part === 'family' ? { id: freeId('sister', idsOf(list)) } : item);
}

/** The day after; of what is no day the same. */
function dayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + 86_400_000).toISOString().slice(0, 10);
}

/** The day that a test decides on, or begins with. */
export const dayOf = (program: Json, test: Json | undefined, today: string): string =>
  stringOf(memberOf(test, 'asOf')) ?? stringOf(memberOf(memberOf(program, 'effective'), 'from')) ?? today;

/** Puts a test into the document, last; gives its place. */
export function addTest(edits: JsonEdits, program: Json, test: Json): Path {
  const count = itemsOf(memberOf(program, 'tests')).length;
  edits.set(count === 0 ? TESTS : [...TESTS, count], count === 0 ? [test] : test);
  return [...TESTS, count];
}

/** A copy right behind it. */
export function copyTest(edits: JsonEdits, program: Json, place: number, name: string): void {
  const test = itemsOf(memberOf(program, 'tests'))[place];
  if (typeof test === 'object' && test !== null && !Array.isArray(test)) edits.insert([...TESTS, place + 1], { ...test, name });
}

/** Takes a test away; the list goes with its last one. */
export function removeTest(edits: JsonEdits, program: Json, place: number): void {
  edits.remove(itemsOf(memberOf(program, 'tests')).length < 2 ? TESTS : [...TESTS, place]);
}
