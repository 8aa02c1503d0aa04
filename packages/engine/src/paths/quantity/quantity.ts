import type { Formula } from '../formula/formula.ts';
import type { Movable } from '../movable/movable.ts';
import type { Box } from '../search/box.ts';
import { fixedReach, type Reach } from './reach.ts';

/** What a number may be somewhere in a box; `low` and `high` mean nothing where it is never known. */
export interface Range {
  low: number;
  high: number;
  mayBeKnown: boolean;
  mayBeUnknown: boolean;
}

/** A lower bound with its upper bound (ENG-C3), each as a range. */
export interface BoundedRange extends Range {
  /** Whether value and upper bound may be one, and whether they may differ. `mayBeKnown` and `mayBeUnknown` say the same to other readers. */
  atMostLow: number;
  atMostHigh: number;
}

/** Added up, and taken away. */
export interface Terms {
  plus: readonly Quantity[];
  minus: readonly Quantity[];
}

/** A number or date over what can be moved: money in minor units, dates as days since 1970. */
export interface Quantity {
  readonly movables: readonly Movable[];
  readonly inside: readonly Formula[];
  /** The movable that it is, and nothing else. */
  readonly isMovable?: Movable;
  /** What it is the smallest or largest of. */
  readonly extremeOf?: { kind: 'min' | 'max'; parts: readonly Quantity[] };
  /** What it is the sum of, less what is taken away: sums inside of sums opened up. */
  readonly sumOf?: Terms;
  /** Its values lie whole multiples of this apart, where all of them are whole numbers; 0 where nothing moves it. */
  readonly grain?: number;
  /** As other derived values and thresholds read it: what is not exact is unknown. Exact at a point. */
  range(box: Box): Range;
  /** Count, score, each. */
  bounded?(box: Box): BoundedRange;
  /** How far it may go up (or down) from the cheapest point, and at what price. */
  reach(box: Box, up: boolean): Reach;
  /** How far the quantity less a limit, times something above 0, may go; undefined where that is not linear either. */
  reachBeyond?(box: Box, limit: number, up: boolean): Reach | undefined;
}

export const UNKNOWN_RANGE: Range = { low: 0, high: 0, mayBeKnown: false, mayBeUnknown: true };
export const known = (low: number, high: number, mayBeUnknown = false): Range => ({ low, high, mayBeKnown: true, mayBeUnknown });

export const movablesOf = (parts: readonly { movables: readonly Movable[] }[]): Movable[] => [
  ...new Set(parts.flatMap((part) => part.movables)),
];

export const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** The movables that conditions read. */
export const insideOf = (parts: readonly { inside: readonly Formula[] }[]): Formula[] => parts.flatMap((part) => part.inside);

/** A number that nothing moves; null is unknown. */
export function constant(value: number | null): Quantity {
  const range = value === null ? UNKNOWN_RANGE : known(value, value);
  const whole = value !== null && Number.isSafeInteger(value) ? { grain: 0 } : {};
  return { movables: [], inside: [], ...whole, range: () => range, reach: () => fixedReach(value ?? 0) };
}
