import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVE_CURRENCIES, currencyExponent, isKnownCurrency } from './currencies.ts';
import { toMajor, toMinor } from './minor-units.ts';

describe('currencies', () => {
  it('PDL-A1: have the decimals of ISO 4217', () => {
    expect(['USD', 'EUR', 'INR', 'JPY', 'KRW', 'CLP', 'KWD', 'BHD', 'IQD', 'HUF', 'ISK', 'UGX'].map(currencyExponent)).toEqual([
      2, 2, 2, 0, 0, 0, 3, 3, 3, 2, 0, 0,
    ]);
  });

  it('PDL-A1: codes that are no currency have none', () => {
    expect(['XAU', 'XXX', 'XTS', 'usd', 'EURO', '', 'toString'].map(currencyExponent)).toEqual(Array(7).fill(undefined));
  });

  it('PDL-A1: the list is sorted, without duplicates, and knows the platform’s currencies', () => {
    expect([...new Set(ACTIVE_CURRENCIES)].sort()).toEqual(ACTIVE_CURRENCIES);
    expect(ACTIVE_CURRENCIES.every(isKnownCurrency)).toBe(true);
    expect(ACTIVE_CURRENCIES).toHaveLength(155);
    expect(ACTIVE_CURRENCIES).not.toContain('BGN');
    expect(isKnownCurrency('BGN')).toBe(true);
  });
});

describe('amounts', () => {
  it.each([
    [1499.99, 'USD', 149_999],
    [0.29, 'USD', 29],
    [1.005, 'KWD', 1005],
    [1e21, 'JPY', undefined],
    [9_007_199_254_740_991, 'JPY', 9_007_199_254_740_991],
    [90_071_992_547_409.9, 'USD', 9_007_199_254_740_990],
    [90_071_992_547_409.92, 'USD', undefined],
    [0.001, 'USD', undefined],
    [0.5, 'JPY', undefined],
    [1e-7, 'USD', undefined],
    [-1499.99, 'USD', -149_999],
    [0, 'USD', 0],
    [-0, 'USD', 0],
    [12, 'XXX', undefined],
    [Number.NaN, 'USD', undefined],
    [Number.POSITIVE_INFINITY, 'USD', undefined],
  ])('PDL-A2: %d %s is %s in minor units', (major, currency, minor) => {
    expect(toMinor(major, currency)).toBe(minor);
  });

  const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');

  it('PDL-A2: is exact for every amount that has a decimal form', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), currency, (minor, code) => {
        const decimals = currencyExponent(code) ?? 0;
        const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
        const cut = digits.length - decimals;
        const written = `${minor < 0 ? '-' : ''}${digits.slice(0, cut)}${decimals ? '.' : ''}${digits.slice(cut)}`;
        expect(toMinor(Number(written), code)).toBe(minor === 0 ? 0 : minor);
        expect(Object.is(toMajor(minor, code), Number(written)) || minor === 0).toBe(true);
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it('PDL-A3: back and forth gives the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), currency, (minor, code) => {
        expect(toMinor(toMajor(minor, code), code)).toBe(minor === 0 ? 0 : minor);
      }),
      { numRuns: 5000, seed: 2 },
    );
  });

  it('PDL-A3: an unknown currency is a bug', () => {
    expect(() => toMajor(1, 'XXX')).toThrow('XXX');
  });
});
