import type { Box } from '../search/box.ts';
import { commonDivisor, insideOf, known, movablesOf, type Quantity, type Range, type Terms, UNKNOWN_RANGE } from './quantity.ts';
import { addedReach, type Reach } from './reach.ts';
import { total } from './total.ts';

/** What a quantity adds to a sum; to one that is taken away the other way round. */
const termsOf = (quantity: Quantity): Terms => quantity.sumOf ?? { plus: [quantity], minus: [] };

function grainOf(parts: readonly Quantity[]): { grain?: number } {
  let common = 0;
  for (const { grain } of parts) {
    if (grain === undefined) return {};
    common = commonDivisor(grain, common);
  }
  return { grain: common };
}

/** A sum less another (ENG-D4). */
export function sumOf(plus: readonly Quantity[], minus: readonly Quantity[]): Quantity {
  const parts = [...plus, ...minus];
  const range = (box: Box): Range => {
    const added = plus.map((part) => part.range(box));
    const taken = minus.map((part) => part.range(box));
    const all = [...added, ...taken];
    if (!all.every(({ mayBeKnown }) => mayBeKnown)) return UNKNOWN_RANGE;
    const isPoint = all.every(({ low, high }) => low === high);
    const bound = (outward: -1 | 0 | 1, up: boolean): number =>
      total(
        added.map((one) => (up ? one.high : one.low)),
        taken.map((one) => (up ? one.low : one.high)),
        outward,
      );
    const low = bound(isPoint ? 0 : -1, false);
    const high = isPoint ? low : bound(1, true);
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
  const opened: Terms = {
    plus: [...plus.flatMap((part) => termsOf(part).plus), ...minus.flatMap((part) => termsOf(part).minus)],
    minus: [...plus.flatMap((part) => termsOf(part).minus), ...minus.flatMap((part) => termsOf(part).plus)],
  };
  return { movables: movablesOf(parts), inside: insideOf(parts), sumOf: opened, ...grainOf(parts), range, reach };
}

/** Both sides without the movables that stand on both: `a − b` beside `a` is `0 − b` beside 0. Undefined where there are none. */
export function withoutShared(left: Quantity, right: Quantity): [Quantity, Quantity] | undefined {
  const [one, other] = [termsOf(left), termsOf(right)];
  const rest = [one.plus, one.minus, other.plus, other.minus].map((list) => [...list]) as [Quantity[], Quantity[], Quantity[], Quantity[]];
  const [plus, minus, otherPlus, otherMinus] = rest;
  const pairs = [
    [plus, minus],
    [otherPlus, otherMinus],
    [plus, otherPlus],
    [minus, otherMinus],
  ] as const;
  const taken = pairs.map(([from, beside]) => takeShared(from, beside)).reduce((all, count) => all + count, 0);
  return taken === 0 ? undefined : [sumOf(plus, minus), sumOf(otherPlus, otherMinus)];
}

function takeShared(from: Quantity[], beside: Quantity[]): number {
  let taken = 0;
  for (let index = from.length - 1; index >= 0; index -= 1) {
    const movable = from[index]?.isMovable;
    const same = movable === undefined ? -1 : beside.findIndex(({ isMovable }) => isMovable === movable);
    if (same < 0) continue;
    from.splice(index, 1);
    beside.splice(same, 1);
    taken += 1;
  }
  return taken;
}
