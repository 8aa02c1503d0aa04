import { currencyExponent } from './currencies.ts';

/** Sign, digits and the exponent of ten of a number’s shortest decimal form: 1499.99 is 149999 × 10^-2. */
function decimalOf(value: number): { negative: boolean; digits: string; exponent: number } {
  const [mantissa = '', power = '0'] = String(Math.abs(value)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { negative: value < 0, digits: whole + fraction, exponent: Number(power) - fraction.length };
}

/**
 * Money as written, in major units, to whole minor units: 1499.99 USD is 149999. Exact, by the digits of the shortest
 * decimal form, because 1499.99 × 100 is not 149999 in floating point. Undefined where the amount has more decimals
 * than the currency, is too large to be held exactly, is not finite, or the currency is unknown.
 */
export function toMinor(major: number, currency: string): number | undefined {
  const decimals = currencyExponent(currency);
  if (decimals === undefined || !Number.isFinite(major)) return undefined;
  const { negative, digits, exponent } = decimalOf(major);
  const shift = exponent + decimals;
  const kept = shift < 0 ? digits.slice(0, shift) : digits;
  const lost = shift < 0 ? digits.slice(shift) : '';
  if (/[1-9]/.test(lost)) return undefined;
  const minor = Number(`${kept || '0'}e${Math.max(shift, 0)}`);
  if (!Number.isSafeInteger(minor)) return undefined;
  return negative && minor !== 0 ? -minor : minor;
}

/** Whole minor units to major units, minor ÷ 10ⁿ: the number that the amount is written with. The currency must be known. */
export function toMajor(minor: number, currency: string): number {
  const decimals = currencyExponent(currency);
  if (decimals === undefined) throw new Error(`toMajor was asked about ${currency}, which is no currency`);
  return minor / 10 ** decimals;
}
