import { describe, expect, it } from 'vitest';
import { decimalSum } from './decimal-sum.ts';
import { decimalsOf, scaleUp } from './decimals.ts';
import { quotient, roundedQuotient } from './divide.ts';
import { add, multiply } from './exact-sum.ts';

/** A quotient to 60 digits; reading text rounds to the nearest double. */
const byText = (top: bigint, bottom: bigint) => {
  const digits = ((top < 0n ? -top : top) * 10n ** 80n) / (bottom < 0n ? -bottom : bottom);
  return Number(`${top < 0n !== bottom < 0n ? '-' : ''}${digits}e-80`);
};

describe('exact arithmetic', () => {
  it.each([
    [1.25, 2],
    [0.1, 1],
    [-3, 0],
    [1e-7, 7],
    [1.5e-10, 11],
    [1e21, 0],
    [123456789.000001, 6],
  ])('FACT-A2: %d is written with %i decimals', (value, decimals) => {
    expect(decimalsOf(value)).toBe(decimals);
  });

  it('FACT-A2: scaling is exact, small and large', () => {
    expect([scaleUp(1.005, 3), scaleUp(-4.35, 2), scaleUp(0.07, 2)]).toEqual([1005, -435, 7]);
    expect(scaleUp(9007199254740991, 3)).toBe(9007199254740991000n);
    expect(scaleUp(-123456789012.345, 10)).toBe(-1234567890123450000000n);
    expect(scaleUp(1e-7, 30)).toBe(10n ** 23n);
  });

  it('FACT-A2: a sum less another, of decimals', () => {
    expect(decimalSum([0.1, 0.2])).toBe(0.3);
    expect(decimalSum([1.1, 2], [3])).toBe(0.1);
    expect(decimalSum([9007199254740991, 2.5], [9007199254740991])).toBe(2.5);
    expect([decimalSum([]), decimalSum([], [0.07])]).toEqual([0, -0.07]);
    expect(decimalSum(Array.from({ length: 300_000 }, () => 0.1))).toBe(30_000);
  });

  it('FACT-A2: sums and products turn to big integers before they would be rounded', () => {
    expect(add(Number.MAX_SAFE_INTEGER, 1)).toBe(9007199254740992n);
    expect(add(-Number.MAX_SAFE_INTEGER, -1)).toBe(-9007199254740992n);
    expect(multiply(94906267, 94906267)).toBe(94906267n * 94906267n);
    expect([add(2, 3), multiply(-2, 3)]).toEqual([5, -6]);
  });

  it('FACT-T1: one division gives the nearest double, of integers of any size', () => {
    const tops = [1n, 2n, 3n, 10n ** 17n + 1n, 2n ** 53n + 1n, 2n ** 54n + 2n, 2n ** 120n - 1n, 123456789012345678901234567890n, 7n ** 40n];
    const bottoms = [1n, 3n, 7n, 10n ** 20n, 2n ** 60n + 1n, 3n ** 50n, 999999999999999999n];
    for (const top of tops) {
      for (const bottom of bottoms) {
        for (const sign of [1n, -1n]) expect(quotient(sign * top, bottom), `${sign * top} / ${bottom}`).toBe(byText(sign * top, bottom));
      }
    }
    expect(quotient(1, 3)).toBe(1 / 3);
    expect(quotient(0n, 5n)).toBe(0);
  });

  it.each([
    [5, 2, 3],
    [-5, 2, -3],
    [4, 3, 1],
    [-4, 3, -1],
    [7, 4, 2],
    [0, 7, 0],
    [9007199254740991, 2, 4503599627370496],
    [15n, 10n, 2],
    [-15n, 10n, -2],
    [14n, 10n, 1],
    [10n ** 20n + 5n, 10n, 10 ** 19 + 1],
  ])('FACT-A3: %d ÷ %d is rounded half away from zero to %d', (top, bottom, rounded) => {
    expect(roundedQuotient(top, bottom)).toBe(rounded);
  });
});
