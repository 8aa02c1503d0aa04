import { commonDivisor, insideOf, movablesOf, type Quantity, type Range } from '../quantity/quantity.ts';
import { addedReach, costOfGap, type Reach } from '../quantity/reach.ts';
import { withoutShared } from '../quantity/sum.ts';
import { type Box, NO_BOX } from '../search/box.ts';
import { type Formula, MET, MISSED, type Statuses, UNKNOWN } from './formula.ts';
import { allOf, anyOf } from './group.ts';
import { TestFormula } from './test-of.ts';

/** Operators that compare numbers and dates. */
export type NumberOperator = 'equal' | 'notEqual' | 'lessThan' | 'lessThanInclusive' | 'greaterThan' | 'greaterThanInclusive';

const isSingle = (left: Range, right: Range): boolean => left.low === left.high && right.low === right.high;
const touches = (left: Range, right: Range): boolean => left.low <= right.high && right.low <= left.high;

const statusesOf = (mayBeMet: boolean, mayBeMissed: boolean): Statuses => (mayBeMet ? MET : 0) | (mayBeMissed ? MISSED : 0);

/** ENG-C4 over ranges of known numbers. */
function comparedRanges(operator: NumberOperator, left: Range, right: Range): Statuses {
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
  let statuses: Statuses = left.mayBeKnown ? comparedRanges(operator, left, right) : 0;
  if (!left.mayBeUnknown) return statuses;
  const value = comparedRanges(operator, left, right);
  const atMost = comparedRanges(operator, { ...left, low: left.atMostLow, high: left.atMostHigh }, right);
  statuses |= (value & MET) | (atMost & MISSED);
  return value & MISSED && atMost & MET ? statuses | UNKNOWN : statuses;
}

/** What is missing, in whole grains: between whole numbers nothing else can be gained. */
function onGrain(gap: number, mayTouch: boolean, one: number | undefined, other: number | undefined): number {
  if (one === undefined || other === undefined || !Number.isSafeInteger(gap) || gap < 0) return gap;
  const grain = commonDivisor(one, other);
  if (grain === 0) return gap;
  return mayTouch ? Math.ceil(gap / grain) * grain : (Math.floor(gap / grain) + 1) * grain;
}

const isUpwards = (operator: NumberOperator): boolean => operator.startsWith('greater');

/** Whether a quantity is known whatever is moved: a movable, or a number that is known. */
const isAlwaysKnown = ({ isMovable, movables, inside, range }: Quantity): boolean =>
  isMovable !== undefined || (movables.length === 0 && inside.length === 0 && range(NO_BOX).mayBeKnown);

/** What stands beside the largest (or smallest) of several stands beside each, or one, of them: two bounds are better than one. */
function takenApart(operator: NumberOperator, left: Quantity, right: Quantity): Formula | undefined {
  if (operator === 'equal' || operator === 'notEqual') return undefined;
  for (const side of [left, right]) {
    if (!side.extremeOf?.parts.every(isAlwaysKnown)) continue;
    const { kind, parts } = side.extremeOf;
    const each = parts.map((part) => (side === left ? comparison(operator, part, right) : comparison(operator, left, part)));
    const isGreatest = (kind === 'max') === (side === left);
    return isGreatest === isUpwards(operator) ? anyOf(each) : allOf(each);
  }
  return undefined;
}

/** A test of a number or date against another. What stands on both sides is taken away first: ranges cannot tell that it is one. */
export function comparison(operator: NumberOperator, left: Quantity, right: Quantity): Formula {
  const shared = left.bounded || right.bounded ? undefined : withoutShared(left, right);
  if (shared) return comparison(operator, ...shared);
  return takenApart(operator, left, right) ?? compared(operator, left, right);
}

function compared(operator: NumberOperator, left: Quantity, right: Quantity): Formula {
  const lowerBound = (operator === 'greaterThan' || operator === 'greaterThanInclusive') && left.bounded ? operator : undefined;
  const statuses = (box: Box): Statuses => {
    const limit = right.range(box);
    const value = left.range(box);
    let found: Statuses = limit.mayBeUnknown ? UNKNOWN : 0;
    if (!limit.mayBeKnown) return found;
    if (lowerBound) return found | comparedLowerBound(lowerBound, left, box, limit);
    if (value.mayBeUnknown) found |= UNKNOWN;
    return value.mayBeKnown ? found | comparedRanges(operator, value, limit) : found;
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
  /** What it costs to bring the left at least up to (or down to) the right; with `mayTouch` they may be equal. */
  const gapTo = (box: Box, up: boolean, mayTouch: boolean): number => {
    const reach = difference(box, up);
    const gap = onGrain(up ? -reach.at : reach.at, mayTouch, left.grain, right.grain);
    return Number.isFinite(gap) ? costOfGap(gap, reach) : 0;
  };
  const together = (box: Box, wanted: Statuses): number => {
    // Both statuses are wanted, or one that unknown parts may have: nothing is known of the cost.
    if (wanted & MET && wanted & (MISSED | UNKNOWN)) return 0;
    if (wanted & UNKNOWN && statuses(box) & UNKNOWN) return 0;
    const isMet = (wanted & MET) !== 0;
    if (operator === 'equal' || operator === 'notEqual') {
      return isMet === (operator === 'equal') ? Math.max(gapTo(box, true, true), gapTo(box, false, true)) : 0;
    }
    return gapTo(box, isMet === isUpwards(operator), operator.endsWith('Inclusive') === isMet);
  };
  const both = [left, right];
  return new TestFormula({ movables: movablesOf(both), inside: insideOf(both), statuses, together });
}
