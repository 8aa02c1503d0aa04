import { currencyExponent } from '@tierwright/program';
import { LOCALE } from './formats.ts';

/** Minor units of a currency as people read them: 120000, 'EUR' → €1,200.00 (without the cents where there are none). */
export function money(minor: bigint | number | string, currency: string): string {
  const units = BigInt(minor);
  const exponent = currencyExponent(currency) ?? 2;
  const scale = 10n ** BigInt(exponent);
  const isWhole = units % scale === 0n;
  const digits = isWhole ? 0 : exponent;
  const sign = units < 0n ? '-' : '';
  const abs = units < 0n ? -units : units;
  const major = `${sign}${abs / scale}${exponent > 0 ? `.${String(abs % scale).padStart(exponent, '0')}` : ''}`;
  const format = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // As a text, so that no amount goes through a float.
  return format.format(major as unknown as number);
}
