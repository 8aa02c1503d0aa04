import { LOCALE } from '../words/formats.ts';

/** An amount in major units as reports have them: 1234.5, 'EUR' → €1,234.50; whole ones without cents. */
export function amount(major: number, currency: string, { signed = false }: { readonly signed?: boolean } = {}): string {
  const isWhole = Number.isInteger(major) || Math.abs(major) >= 10_000;
  return new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    ...(isWhole ? { maximumFractionDigits: 0 } : {}),
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  }).format(major);
}
