import type { FactValue } from '@tierwright/facts';
import type { ValueType } from '@tierwright/program';
import type { Constant } from './rules-engine.ts';

/**
 * What an id stands for in one context: money in minor units, unknown `null`. `atMost` is there where the value is only a
 * lower bound (ENG-C3).
 */
export interface Reading {
  readonly type: ValueType;
  readonly value: FactValue;
  readonly atMost?: number;
}

export const unknownOf = (type: ValueType): Reading => ({ type, value: null });

/** The value where it is known exactly; a lower bound is not (ENG-C3). */
export const exactValue = (reading: Reading): FactValue => (reading.atMost === undefined ? reading.value : null);

/** The number where it is known exactly, else `null`. */
export function exactNumber(reading: Reading): number | null {
  const value = exactValue(reading);
  return typeof value === 'number' ? value : null;
}

/** A reading as json-rules-engine takes it: NaN and [] make every positive test on them false, on both sides. */
export function constantOf(reading: Reading, exponent: number): Constant {
  if (reading.value === null) return reading.type === 'set' ? [] : Number.NaN;
  return reading.type === 'money' && typeof reading.value === 'number' ? reading.value / 10 ** exponent : reading.value;
}

/** A value that may be more than a lower bound where parts of it are unknown. */
export const bounded = (type: ValueType, value: number, atMost: number): Reading =>
  atMost > value ? { type, value, atMost } : { type, value };
