import { decimalsOf, scaleUp } from '../arithmetic/decimals.ts';
import { quotient, roundedQuotient } from '../arithmetic/divide.ts';
import { add, multiply, powerOfTen } from '../arithmetic/exact-sum.ts';

/** Numbers as integers over one power of ten: sums of them are exact. */
export interface Scaled {
  values: readonly (number | bigint)[];
  decimals: number;
}

/** Scales numbers by the most decimals that any of them has. */
export function scaled(values: readonly number[]): Scaled {
  let decimals = 0;
  for (const value of values) decimals = Math.max(decimals, decimalsOf(value));
  return decimals === 0 ? { values, decimals } : { values: values.map((value) => scaleUp(value, decimals)), decimals };
}

/** The exact sum of integers. */
function total(values: readonly (number | bigint)[]): number | bigint {
  let sum: number | bigint = 0;
  for (const value of values) sum = add(sum, value);
  return sum;
}

/** numerator ÷ (denominator · 10^decimals): money rounded to a minor unit, anything else the nearest double. */
export function ratioOf(numerator: number | bigint, denominator: number | bigint, decimals: number, money: boolean): number {
  const bottom = multiply(denominator, powerOfTen(decimals));
  return money ? roundedQuotient(numerator, bottom) : quotient(numerator, bottom);
}

/** The mean of numbers: one exact sum, one division. */
export function averageOf(values: readonly number[], money: boolean): number {
  const { values: integers, decimals } = scaled(values);
  return ratioOf(total(integers), values.length, decimals, money);
}

/** The middle number; of an even count the mean of the middle two. */
export function medianOf(values: readonly number[], money: boolean): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return averageOf(sorted.length % 2 === 1 ? sorted.slice(middle, middle + 1) : sorted.slice(middle - 1, middle + 1), money);
}
