import { LOCALE } from '../words/formats.ts';

/** Major units of a currency without cents; `unknown` where it is not known. */
export const amount = (major: number | null, currency: string, unknown: string): string =>
  major === null
    ? unknown
    : new Intl.NumberFormat(LOCALE, { style: 'currency', currency, maximumFractionDigits: 0 }).format(major === 0 ? 0 : major);

/** The same with its sign. */
export const signedAmount = (major: number | null, currency: string, unknown: string): string =>
  major === null
    ? unknown
    : new Intl.NumberFormat(LOCALE, { style: 'currency', currency, maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(major);

export const signed = (value: number): string => new Intl.NumberFormat(LOCALE, { signDisplay: 'exceptZero' }).format(value);

/** Of a hundred, one digit behind the point. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 }).format(part / whole);
