import { decimalsOf, scaleUp } from './decimals.ts';
import { quotient } from './divide.ts';
import { add, multiply, powerOfTen } from './exact-sum.ts';

/**
 * A sum less another of numbers as they are written: 0.1 + 0.2 is 0.3. Exact, then rounded once to the nearest double
 * (FACT-A2).
 */
export function decimalSum(plus: readonly number[], minus: readonly number[] = []): number {
  let decimals = 0;
  for (const value of plus) decimals = Math.max(decimals, decimalsOf(value));
  for (const value of minus) decimals = Math.max(decimals, decimalsOf(value));
  let total: number | bigint = 0;
  for (const value of plus) total = add(total, scaleUp(value, decimals));
  for (const value of minus) total = add(total, multiply(-1, scaleUp(value, decimals)));
  return quotient(total, powerOfTen(decimals));
}
