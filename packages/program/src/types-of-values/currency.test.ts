import { describe, expect, it } from 'vitest';
import { CURRENCIES, currencyExponent, toMajor, toMinor } from './currency.ts';

describe('currency', () => {
  it('PDL-M3: knows the decimals of every currency', () => {
    expect([
      currencyExponent('JPY'),
      currencyExponent('USD'),
      currencyExponent('KWD'),
      currencyExponent('CLF'),
      currencyExponent('XYZ'),
    ]).toEqual([0, 2, 3, 4, undefined]);
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
  });

  it('PDL-M3: turns major units into integer minor units, or says that it cannot', () => {
    expect([
      toMinor(1499.99, 'USD'),
      toMinor(0.1 + 0.2, 'USD'),
      toMinor(1.005, 'USD'),
      toMinor(12.5, 'JPY'),
      toMinor(1.234, 'KWD'),
    ]).toEqual([149999, undefined, undefined, undefined, 1234]);
    expect(Object.is(toMinor(-0, 'USD'), 0)).toBe(true);
    expect(toMinor(1e15, 'USD')).toBeUndefined();
    expect(toMinor(90071992547409.91, 'USD')).toBe(9007199254740991);
  });

  it('PDL-M3: major units come back as they were written', () => {
    for (const amount of [0.01, 0.07, 1.1, 19.99, 4.35, 999999.99, -24999.99])
      expect(toMajor(toMinor(amount, 'EUR') ?? Number.NaN, 'EUR')).toBe(amount);
  });
});
