import { currencyExponent } from '@tierwright/program';

const formats = new Map<string, Intl.NumberFormat>();

function fixed(value: number, least: number, most: number): string {
  const key = `${least} ${most}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
    formats.set(key, format);
  }
  // What rounds to zero has no sign.
  return format.format(value).replace(/^-(?=[0.]*$)/, '');
}

const isShort = (value: number): boolean => Math.abs(Math.round(value * 100) / 100 - value) < 1e-9 * Math.max(1, Math.abs(value));

/** As it is with up to two decimals; a longer fraction is cut to one. */
export const numberInWords = (value: number): string => fixed(value, 0, isShort(value) ? 2 : 1);

/** Money in major units: whole amounts without decimals, others with those of the currency. */
export function amountInWords(value: number, currency: string): string {
  const digits = currencyExponent(currency) ?? 2;
  return `${fixed(value, Number.isInteger(value) ? 0 : digits, digits)} ${currency}`;
}

const MOST_DECIMALS = 12;
const parsed = (text: string): number => Number(text.replaceAll(',', ''));

/** How two numbers are told apart. */
export interface Sides {
  measured: string;
  threshold: string;
  /** Whether more decimals than usual were needed. */
  isClose: boolean;
}

/** ENG-W9: two numbers with as many decimals as it takes to see which is greater. */
export function toldApart(measured: number, threshold: number): Sides {
  const agrees = (left: string, right: string) => Math.sign(parsed(left) - parsed(right)) === Math.sign(measured - threshold);
  const usual = { measured: numberInWords(measured), threshold: numberInWords(threshold) };
  if (agrees(usual.measured, usual.threshold)) return { ...usual, isClose: false };
  for (let digits = 2; digits <= MOST_DECIMALS; digits += 1) {
    const closer = { measured: fixed(measured, 0, digits), threshold: fixed(threshold, 0, digits) };
    if (agrees(closer.measured, closer.threshold)) return { ...closer, isClose: true };
  }
  return { measured: String(measured), threshold: String(threshold), isClose: true };
}

/** What was earned of something: a fraction is not rounded up to a whole that was not reached. */
export function earnedInWords(value: number): string {
  const nearest = Math.round(value);
  return Number.isInteger(value) || Number(parsed(numberInWords(value))) !== nearest
    ? numberInWords(value)
    : toldApart(value, nearest).measured;
}

/** A difference: up to two decimals as it is, else its first three digits. */
export function differenceInWords(value: number): string {
  if (isShort(value) || Math.abs(value) >= 100) return fixed(value, 0, 2);
  return new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(value);
}
