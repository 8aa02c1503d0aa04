import { decimalSum } from '@tierwright/facts';
import type { Box } from '../search/box.ts';
import { insideOf, known, movablesOf, type Quantity, type Range, UNKNOWN_RANGE } from './quantity.ts';
import { addedReach, type Reach } from './reach.ts';

/** Exact as the evaluators add; bounds that have no end are added as they are. */
function total(plus: readonly number[], minus: readonly number[]): number {
  if (plus.every(Number.isFinite) && minus.every(Number.isFinite)) return decimalSum(plus, minus);
  return plus.reduce((sum, value) => sum + value, 0) - minus.reduce((sum, value) => sum + value, 0);
}

/** A sum less another (ENG-D4). */
export function sumOf(plus: readonly Quantity[], minus: readonly Quantity[]): Quantity {
  const parts = [...plus, ...minus];
  const range = (box: Box): Range => {
    const added = plus.map((part) => part.range(box));
    const taken = minus.map((part) => part.range(box));
    const all = [...added, ...taken];
    if (!all.every(({ mayBeKnown }) => mayBeKnown)) return UNKNOWN_RANGE;
    const low = total(
      added.map((one) => one.low),
      taken.map((one) => one.high),
    );
    const high = total(
      added.map((one) => one.high),
      taken.map((one) => one.low),
    );
    return known(
      low,
      high,
      all.some(({ mayBeUnknown }) => mayBeUnknown),
    );
  };
  const reach = (box: Box, up: boolean): Reach =>
    addedReach(
      plus.map((part) => part.reach(box, up)),
      minus.map((part) => part.reach(box, !up)),
    );
  return { movables: movablesOf(parts), inside: insideOf(parts), range, reach };
}
