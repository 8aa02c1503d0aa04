import { decimalSum } from '@tierwright/facts';
import { type Bits, hasBit } from '../columns/bits.ts';
import type { Numbers } from '../columns/lanes.ts';
import type { Outcome } from './outcome.ts';
import { type Vector, vectorAt } from './vector.ts';

/** What a part of a score earns the partners of a block, and what it could still earn them where it is unknown (ENG-D2). */
export interface Earned {
  readonly points: Float64Array;
  readonly open: Float64Array;
}

/** Writes values as numbers, NaN where one is not known. */
export function writeNumbers(vector: Vector, count: number, out: Float64Array): Float64Array {
  if (vector.kind === 'constant') return out.fill(typeof vector.value === 'number' ? vector.value : Number.NaN);
  if (vector.kind === 'number' && vector.most === null) {
    out.set(vector.values.subarray(0, count));
    if (vector.known !== null) hide(vector.known, count, out);
    return out;
  }
  for (let index = 0; index < count; index += 1) {
    const value = vectorAt(vector, index);
    out[index] = typeof value === 'number' ? value : Number.NaN;
  }
  return out;
}

function hide(known: Bits, count: number, out: Float64Array): void {
  for (let index = 0; index < count; index += 1) if (!hasBit(known, index)) out[index] = Number.NaN;
}

/** All points where a condition is met. */
export function earnedWhen({ met, may }: Outcome, all: Float64Array, count: number, { points, open }: Earned): void {
  for (let index = 0; index < count; index += 1) {
    const most = all[index] as number;
    const isMet = hasBit(met, index);
    points[index] = isMet && !Number.isNaN(most) ? most : 0;
    open[index] = !isMet && hasBit(may, index) && !Number.isNaN(most) ? most : 0;
  }
}

/** Points by the share of a value in what is full. */
export function earnedPer(per: Float64Array, full: Float64Array, all: Float64Array, count: number, { points, open }: Earned): void {
  for (let index = 0; index < count; index += 1) {
    const value = per[index] as number;
    const whole = full[index] as number;
    const most = all[index] as number;
    const isKnown = !Number.isNaN(value) && !Number.isNaN(most) && whole > 0;
    points[index] = isKnown ? (most * Math.min(Math.max(value, 0), whole)) / whole : 0;
    open[index] = isKnown || Number.isNaN(most) ? 0 : most;
  }
}

/** A part of a score as it is asked for: points for a condition, or by the share of a value in what is full. */
export type ScorePart =
  | { readonly when: Outcome; readonly points: Vector }
  | { readonly per: Vector; readonly full: Vector; readonly points: Vector };

/**
 * Adds parts up where everything is known and what is asked is the same for all, as most scores are; false where that is not so,
 * or where points are no whole numbers: then the sums are of no meaning.
 */
export function addKnown(parts: readonly ScorePart[], count: number, sums: Float64Array): boolean {
  sums.fill(0, 0, count);
  return parts.every((part) => {
    const most = constantOf(part.points);
    if (most === undefined) return false;
    if ('when' in part) return part.when.met === part.when.may && isExact(most) && addWhen(part.when.met, most, count, sums);
    const full = constantOf(part.full);
    const { per } = part;
    if (full === undefined || full <= 0 || per.kind !== 'number' || per.known !== null || per.most !== null) return false;
    return addPer(per.values, full, most, count, sums);
  });
}

const constantOf = (vector: Vector): number | undefined =>
  vector.kind === 'constant' && typeof vector.value === 'number' ? vector.value : undefined;

function addWhen(met: Bits, most: number, count: number, sums: Float64Array): true {
  for (let index = 0; index < count; index += 1) if (hasBit(met, index)) sums[index] = (sums[index] as number) + most;
  return true;
}

function addPer(values: Numbers, full: number, most: number, count: number, sums: Float64Array): boolean {
  for (let index = 0; index < count; index += 1) {
    const value = values[index] as number;
    const points = (most * Math.min(Math.max(value, 0), full)) / full;
    if (Math.floor(points) !== points || points >= EXACT || points <= -EXACT) return false;
    sums[index] = (sums[index] as number) + points;
  }
  return true;
}

/** Whole numbers up to here are added exactly, however many parts there are. */
const EXACT = 2 ** 40;
const isExact = (value: number): boolean => Number.isInteger(value) && value < EXACT && value > -EXACT;

/** Writes scores, and the most that each can be; both sums exact as decimals. */
export function writeScores(parts: readonly Earned[], count: number, values: Float64Array, most: Float64Array): void {
  if (!writeWhole(parts, count, values, most)) writeEach(parts, count, values, most);
}

/** Part by part, where all are whole numbers; false where one is not. */
function writeWhole(parts: readonly Earned[], count: number, values: Float64Array, most: Float64Array): boolean {
  values.fill(0, 0, count);
  most.fill(0, 0, count);
  for (const { points, open } of parts) if (!addWhole(points, count, values) || !addWhole(open, count, most)) return false;
  for (let index = 0; index < count; index += 1) most[index] = (most[index] as number) + (values[index] as number);
  return true;
}

function addWhole(from: Float64Array, count: number, to: Float64Array): boolean {
  for (let index = 0; index < count; index += 1) {
    const value = from[index] as number;
    if (Math.floor(value) !== value || value >= EXACT || value <= -EXACT) return false;
    to[index] = (to[index] as number) + value;
  }
  return true;
}

function writeEach(parts: readonly Earned[], count: number, values: Float64Array, most: Float64Array): void {
  for (let index = 0; index < count; index += 1) {
    let sum = 0;
    let open = 0;
    let areExact = true;
    for (let part = 0; part < parts.length; part += 1) {
      const earned = parts[part] as Earned;
      const one = earned.points[index] as number;
      const other = earned.open[index] as number;
      if (!isExact(one) || !isExact(other)) areExact = false;
      sum += one;
      if (other !== 0) open += other;
    }
    if (areExact) {
      values[index] = sum;
      most[index] = sum + open;
      continue;
    }
    const points = parts.map((part) => part.points[index] as number);
    const still = parts.map((part) => part.open[index] as number).filter((one) => one !== 0);
    const value = decimalSum(points);
    values[index] = value;
    most[index] = still.length === 0 ? value : decimalSum([...points, ...still]);
  }
}
