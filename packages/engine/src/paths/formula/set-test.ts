import type { Operator } from '@tierwright/program';
import type { Movable } from '../movable/movable.ts';
import { insideOf, movablesOf } from '../quantity/quantity.ts';
import type { Box } from '../search/box.ts';
import { type Formula, MET, MISSED, type Statuses, UNKNOWN } from './formula.ts';
import { TestFormula } from './test-of.ts';

/** Which words a set has everywhere in a box, and which it may have. */
export interface Extent {
  must: ReadonlySet<string>;
  may: ReadonlySet<string>;
  mayBeKnown: boolean;
  mayBeUnknown: boolean;
}

/** A set over what can be moved. */
export interface WordSet {
  movables: readonly Movable[];
  inside: readonly Formula[];
  extent(box: Box): Extent;
}

const NOTHING: ReadonlySet<string> = new Set();
export const UNKNOWN_SET: Extent = { must: NOTHING, may: NOTHING, mayBeKnown: false, mayBeUnknown: true };

/** ENG-C4: whether a test of a set against a list may be met, and whether it may be missed. */
const TESTS: Partial<Record<Operator, (left: Extent, right: Extent) => Statuses>> = {
  'someValue:contains': (left, right) =>
    found(
      [...right.may].some((word) => left.may.has(word)),
      ![...right.must].some((word) => left.must.has(word)),
    ),
  'everyValue:contains': (left, right) =>
    found(
      [...right.must].every((word) => left.may.has(word)),
      [...right.may].some((word) => !left.must.has(word)),
    ),
};
const found = (mayBeMet: boolean, mayBeMissed: boolean): Statuses => (mayBeMet ? MET : 0) | (mayBeMissed ? MISSED : 0);
const swapped = (statuses: Statuses): Statuses => (statuses & MET ? MISSED : 0) | (statuses & MISSED ? MET : 0);

/** A test of a set, or of a word against a set; a word counts as the set of it alone. */
export function setTest(operator: Operator, left: WordSet, right: WordSet): Formula {
  // `in` asks of the right side what `contains` asks of the left one.
  const asksRight = operator === 'in' || operator === 'notIn';
  const negates = operator === 'notIn' || operator === 'doesNotContain';
  const test = TESTS[operator] ?? (TESTS['everyValue:contains'] as (left: Extent, right: Extent) => Statuses);
  const both = [left, right];
  return new TestFormula({
    movables: movablesOf(both),
    inside: insideOf(both),
    together: () => 0,
    statuses: (box) => {
      const one = left.extent(box);
      const other = right.extent(box);
      const unknown: Statuses = one.mayBeUnknown || other.mayBeUnknown ? UNKNOWN : 0;
      if (!one.mayBeKnown || !other.mayBeKnown) return unknown;
      const statuses = asksRight ? test(other, one) : test(one, other);
      return unknown | (negates ? swapped(statuses) : statuses);
    },
  });
}
