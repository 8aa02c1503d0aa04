import type { Box } from '../search/box.ts';
import { insideOf, known, movablesOf, type Quantity, type Range, UNKNOWN_RANGE } from './quantity.ts';
import { addedReach, fixedReach, type Reach, scaledReach } from './reach.ts';

interface RatioParts {
  numerator: Quantity;
  denominator: Quantity;
  onZero: number | null;
  /** Above 0; 100 for a percentage. */
  per: number;
  /** 10ⁿ where only that side is money (ENG-D3). */
  numeratorScale: number;
  denominatorScale: number;
}

/** A ratio (ENG-D3). */
export function ratioOf(parts: RatioParts): Quantity {
  const { numerator, denominator, onZero, per, numeratorScale, denominatorScale } = parts;
  // The very terms of the evaluator, so that both round alike.
  const divided = (a: number, b: number): number => (per * a * denominatorScale) / (b * numeratorScale);

  const range = (box: Box): Range => {
    const a = numerator.range(box);
    const b = denominator.range(box);
    if (!a.mayBeKnown || !b.mayBeKnown) return UNKNOWN_RANGE;
    const mayBeUnknown = a.mayBeUnknown || b.mayBeUnknown;
    const hasZero = b.low <= 0 && b.high >= 0;
    if (b.low === 0 && b.high === 0) return onZero === null ? UNKNOWN_RANGE : known(onZero, onZero, mayBeUnknown);
    const zeros = hasZero && onZero !== null ? [onZero] : [];
    const open = mayBeUnknown || (hasZero && onZero === null);
    const ends = hasZero ? beside(a, b, divided) : corners(a, b, divided);
    return known(Math.min(...ends, ...zeros), Math.max(...ends, ...zeros), open);
  };
  const reach = (box: Box, up: boolean): Reach => {
    const b = denominator.range(box);
    const all = range(box);
    if (!b.mayBeKnown || b.low !== b.high || b.low <= 0) return fixedReach(up ? all.high : all.low);
    return scaledReach(numerator.reach(box, up), divided(1, b.low));
  };
  /** a ÷ b above a limit is a less limit · b above 0 wherever b is; where b is 0 it must not be there already. */
  const reachBeyond = (box: Box, limit: number, up: boolean): Reach | undefined => {
    const b = denominator.range(box);
    if (!b.mayBeKnown || b.low < 0) return undefined;
    if (b.low === 0 && onZero !== null && (up ? onZero >= limit : onZero <= limit)) return undefined;
    const top = numerator.reach(box, up);
    const share = (limit * numeratorScale) / (per * denominatorScale);
    const bottom = denominator.reach(box, share < 0 ? up : !up);
    const less = scaledReach(bottom, Math.abs(share));
    return share < 0 ? addedReach([top, less], []) : addedReach([top], [less]);
  };
  const both = [numerator, denominator];
  return { movables: movablesOf(both), inside: insideOf(both), range, reach, reachBeyond };
}

type Divide = (a: number, b: number) => number;

const corners = (a: Range, b: Range, divided: Divide): number[] => [
  divided(a.low, b.low),
  divided(a.low, b.high),
  divided(a.high, b.low),
  divided(a.high, b.high),
];

/** Beside a divisor that may be 0 a quotient may be anything, but for its sign where both sides have one. */
function beside(a: Range, b: Range, divided: Divide): number[] {
  const sign = b.low === 0 ? 1 : b.high === 0 ? -1 : 0;
  const end = sign > 0 ? b.high : b.low;
  if (sign === 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (a.low >= 0) return [divided(a.low, end), sign * Number.POSITIVE_INFINITY];
  if (a.high <= 0) return [divided(a.high, end), -sign * Number.POSITIVE_INFINITY];
  return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}
