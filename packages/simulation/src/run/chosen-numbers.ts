import { type Bits, firstBit, hasBit, wordsFor } from '../columns/bits.ts';
import type { Numbers } from '../columns/lanes.ts';
import type { Outcome } from './outcome.ts';
import type { Vector } from './vector.ts';

/** Numbers of a block that are exact, or the same number (or nothing known) for all of it. */
export type NumbersAlone = Extract<Vector, { kind: 'number' | 'constant' }>;

/** Who is given a value, and the value. */
export interface Option extends Outcome {
  readonly value: Vector;
}

export const areNumbers = (vector: Vector): vector is NumbersAlone =>
  vector.kind === 'number'
    ? vector.most === null
    : vector.kind === 'constant' && (vector.value === null || typeof vector.value === 'number');

export const isAllKnown = (vector: Vector): boolean =>
  vector.kind === 'constant' ? vector.value !== null : vector.kind === 'number' && vector.known === null;

/** Writes the numbers of all. */
export function writeAll(vector: NumbersAlone, count: number, values: Float64Array, known: Bits): void {
  if (vector.kind === 'constant') {
    known.fill(vector.value === null ? 0 : -1);
    values.fill(typeof vector.value === 'number' ? vector.value : 0);
    return;
  }
  values.set(vector.values.subarray(0, count));
  if (vector.known === null) known.fill(-1);
  else known.set(vector.known.subarray(0, wordsFor(count)));
}

/** Writes the numbers of those for whom a case is met; of whom that is not known, that nothing is. */
export function writeCase({ met, may, value }: Option, count: number, values: Float64Array, known: Bits): void {
  const constant = value.kind === 'constant' ? value.value : null;
  if (value.kind === 'number') copyWhere(met, value.values, count, values);
  else if (typeof constant === 'number') fillWhere(met, constant, count, values);
  const mask = value.kind === 'number' ? value.known : null;
  const isKnown = constant !== null ? -1 : 0;
  for (let word = 0; word < wordsFor(count); word += 1) {
    const is = met[word] as number;
    const its = value.kind === 'number' ? (mask === null ? -1 : (mask[word] as number)) : isKnown;
    known[word] = ((known[word] as number) & ~((may[word] as number) | is)) | (is & its);
  }
}

function fillWhere(met: Bits, value: number, count: number, values: Float64Array): void {
  for (let word = 0, from = 0; from < count; word += 1, from += 32) {
    const bits = met[word] as number;
    if (bits === 0xffff_ffff) values.fill(value, from, from + 32);
    else for (let rest = bits; rest !== 0; rest &= rest - 1) values[from + firstBit(rest)] = value;
  }
}

function copyWhere(met: Bits, from: Numbers, count: number, values: Float64Array): void {
  for (let index = 0; index < count; index += 1) if (hasBit(met, index)) values[index] = from[index] as number;
}
