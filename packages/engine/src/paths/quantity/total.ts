import { decimalSum } from '@tierwright/facts';

/** How much bounds of decimals are widened, relative to what is added up: more than doubles lose by adding. */
const SLACK = 1e-12;

/**
 * Numbers added up: exactly as the evaluators add (ENG-D4) with `outward` 0; else a bound on the sum, quickly, widened
 * downwards (−1) or upwards (1) where the numbers are not whole.
 */
export function total(plus: readonly number[], minus: readonly number[], outward: -1 | 0 | 1): number {
  let sum = 0;
  let size = 0;
  let isWhole = true;
  for (const value of plus) {
    sum += value;
    size += Math.abs(value);
    if (!Number.isSafeInteger(value)) isWhole = false;
  }
  for (const value of minus) {
    sum -= value;
    size += Math.abs(value);
    if (!Number.isSafeInteger(value)) isWhole = false;
  }
  if ((isWhole && size <= Number.MAX_SAFE_INTEGER) || !Number.isFinite(size)) return sum;
  return outward === 0 ? decimalSum(plus, minus) : sum + outward * size * SLACK;
}
