import type { ValueType } from '@tierwright/program';
import { dyadicPower, paretoQuantile } from '../random/power.ts';
import type { Random } from '../random/random.ts';
import type { Tail } from './context.ts';
import { type Range, stepOf } from './range.ts';

/** What a number is drawn by: its range, the thresholds around it, and how heavy its tail is. */
export interface Draw {
  type: ValueType;
  range: Range;
  /** The thresholds of all tiers, lowest tier first. */
  thresholds: readonly number[];
  /** What a value that no tier of the partner's asks for is drawn around: mostly the next tier's threshold. */
  ordinary: number;
  /** Whether it is a sum that has a heavy tail, such as bookings. */
  volume: boolean;
  tail: Tail;
}

/** How close to a threshold counts as near. */
export const NEAR = 0.1;

/**
 * Whether a partner can be near such a threshold: percentages lie within 10 % of each other anyway, and a count
 * below 10 has nothing within 10 % but itself.
 */
export function canBeNear(type: ValueType, threshold: number): boolean {
  if (type === 'money') return threshold > 0;
  return (type === 'integer' || type === 'number') && threshold >= 10;
}

function isNear(value: number, threshold: number): boolean {
  return Math.abs(value - threshold) <= NEAR * threshold;
}

const capOf = (type: ValueType): number => (type === 'percent' ? 100 : Number.POSITIVE_INFINITY);

/** Rounds to a value of the type: whole minor units of money, whole counts, one decimal of the rest. */
export function settle(value: number, type: ValueType, round: 'up' | 'down' = 'up'): number {
  const scale = type === 'money' || type === 'integer' ? 1 : 10;
  return (round === 'up' ? Math.ceil(value * scale - 1e-6) : Math.floor(value * scale + 1e-6)) / scale;
}

/** A number inside the range: low within a band of two bounds, with a tail above one, anywhere where there is none. */
export function drawNumber(random: Random, draw: Draw): number {
  const { low, high } = draw.range;
  const cap = capOf(draw.type);
  const u = random.next();
  if (low !== undefined && high !== undefined) return bounded(low + (high - low) * u * u, draw);
  if (low !== undefined && low > 0) {
    if (draw.type === 'percent') return bounded(low + (cap - low) * u, draw);
    if (draw.volume) return bounded(low * (1 + 0.02 * u) * paretoQuantile(random.next(), draw.tail.exponent, draw.tail.atMost), draw);
    return bounded(low + Math.max(low * 0.6, 2) * u * u, draw);
  }
  if (high !== undefined) return bounded(high > 0 ? high * (0.03 + 0.94 * dyadicPower(u, 1.25)) : high, draw);
  const reference = draw.ordinary;
  if (draw.type === 'percent') return bounded(reference * (0.6 + 0.6 * u), draw);
  return bounded(Math.max(low ?? 0, reference * (random.chance(0.7) ? 0.04 + 0.85 * u : 1.12 + 0.9 * u * u)), draw);
}

function bounded(value: number, { type, range }: Draw): number {
  // What is asked for is often just reached.
  let settled = settle(Math.min(value, capOf(type)), type, range.low === undefined ? 'up' : 'down');
  if (range.high !== undefined && settled > range.high) settled = range.high;
  if (range.low !== undefined && settled < range.low) settled = range.low;
  return settled;
}

/** Moves a value out of every threshold's neighbourhood, where its range lets it. */
export function avoidNear(value: number, draw: Draw): number {
  const { range, type } = draw;
  let moved = value;
  for (let round = 0; round < 4; round++) {
    const threshold = draw.thresholds.find((candidate) => canBeNear(type, candidate) && isNear(moved, candidate));
    if (threshold === undefined) return moved;
    const step = stepOf(type);
    const below = Math.floor((threshold * (1 - NEAR)) / step) * step - step;
    const above = Math.ceil((threshold * (1 + NEAR)) / step) * step + step;
    const fitsBelow = below >= 0 && (range.low === undefined || below >= range.low);
    const fitsAbove = range.high === undefined || above <= range.high;
    if (!fitsBelow && !fitsAbove) return moved;
    // Upwards once a step down has led from one threshold's neighbourhood into another's.
    moved = fitsBelow && (!fitsAbove || (moved < threshold && round === 0)) ? below : above;
  }
  return moved;
}

/** A value within 10 % of a threshold: at or above it where the tier is held, below it where it is missed. */
export function drawNear(random: Random, threshold: number, side: 'above' | 'below', type: ValueType): number {
  const step = stepOf(type);
  const distance = Math.floor((NEAR * threshold * random.next()) / step) * step;
  return side === 'above' ? threshold + distance : Math.max(0, threshold - Math.max(step, distance));
}
