import { insideOf, movablesOf, type Quantity, type Range } from '../quantity/quantity.ts';
import { addedReach, costOfGap, type Reach } from '../quantity/reach.ts';
import type { Box } from '../search/box.ts';
import { type Formula, MET, MISSED, type Statuses, UNKNOWN } from './formula.ts';
import { TestFormula } from './test-of.ts';

/** Operators that compare numbers and dates. */
export type NumberOperator = 'equal' | 'notEqual' | 'lessThan' | 'lessThanInclusive' | 'greaterThan' | 'greaterThanInclusive';

const isSingle = (left: Range, right: Range): boolean => left.low === left.high && right.low === right.high;
const touches = (left: Range, right: Range): boolean => left.low <= right.high && right.low <= left.high;

const statusesOf = (mayBeMet: boolean, mayBeMissed: boolean): Statuses => (mayBeMet ? MET : 0) | (mayBeMissed ? MISSED : 0);

/** ENG-C4 over ranges of known numbers. */
function compared(operator: NumberOperator, left: Range, right: Range): Statuses {
  switch (operator) {
    case 'greaterThanInclusive':
      return statusesOf(left.high >= right.low, left.low < right.high);
    case 'greaterThan':
      return statusesOf(left.high > right.low, left.low <= right.high);
    case 'lessThan':
      return statusesOf(left.low < right.high, left.high >= right.low);
    case 'lessThanInclusive':
      return statusesOf(left.low <= right.high, left.high > right.low);
    case 'equal':
      return statusesOf(touches(left, right), !(isSingle(left, right) && left.low === right.low));
    case 'notEqual':
      return statusesOf(!(isSingle(left, right) && left.low === right.low), touches(left, right));
  }
}

/** ENG-C3: a lower bound on the left. */
function comparedLowerBound(operator: 'greaterThan' | 'greaterThanInclusive', quantity: Quantity, box: Box, right: Range): Statuses {
  const left = quantity.bounded?.(box);
  if (!left) return 0;
  let statuses: Statuses = left.mayBeKnown ? compared(operator, left, right) : 0;
  if (!left.mayBeUnknown) return statuses;
  const value = compared(operator, left, right);
  const atMost = compared(operator, { ...left, low: left.atMostLow, high: left.atMostHigh }, right);
  statuses |= (value & MET) | (atMost & MISSED);
  return value & MISSED && atMost & MET ? statuses | UNKNOWN : statuses;
}

const isUpwards = (operator: NumberOperator): boolean => operator.startsWith('greater');

/** A test of a number or date against another. */
export function comparison(operator: NumberOperator, left: Quantity, right: Quantity): Formula {
  const lowerBound = (operator === 'greaterThan' || operator === 'greaterThanInclusive') && left.bounded ? operator : undefined;
  const statuses = (box: Box): Statuses => {
    const limit = right.range(box);
    const value = left.range(box);
    let found: Statuses = limit.mayBeUnknown ? UNKNOWN : 0;
    if (!limit.mayBeKnown) return found;
    if (lowerBound) return found | comparedLowerBound(lowerBound, left, box, limit);
    if (value.mayBeUnknown) found |= UNKNOWN;
    return value.mayBeKnown ? found | compared(operator, value, limit) : found;
  };
  /** The left less the right, at the cheapest point, and what may be gained. */
  const difference = (box: Box, up: boolean): Reach => {
    const limit = right.range(box);
    if (limit.mayBeKnown && limit.low === limit.high) {
      const beyond = left.reachBeyond?.(box, limit.low, up);
      if (beyond) return beyond;
    }
    return addedReach([left.reach(box, up)], [right.reach(box, !up)]);
  };
  const together = (box: Box, wanted: Statuses): number => {
    if (operator === 'equal' || operator === 'notEqual') return 0;
    // Both statuses are wanted, or one that unknown parts may have: nothing is known of the cost.
    if (wanted & MET && wanted & (MISSED | UNKNOWN)) return 0;
    if (wanted & UNKNOWN && statuses(box) & UNKNOWN) return 0;
    const up = ((wanted & MET) !== 0) === isUpwards(operator);
    const reach = difference(box, up);
    const gap = up ? -reach.at : reach.at;
    return Number.isFinite(gap) ? costOfGap(gap, reach) : 0;
  };
  const both = [left, right];
  return new TestFormula({ movables: movablesOf(both), inside: insideOf(both), statuses, together });
}
