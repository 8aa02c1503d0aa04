import { toMinor, type ValueType } from '@tierwright/program';
import { LOCALE } from '../../words/formats.ts';

/** Why a text is not a value; each has its words. */
export type ValueFault = 'noNumber' | 'noWhole' | 'tooFine' | 'noDay' | 'noDuration';
export type ReadValue = { readonly value: number | string } | { readonly fault: ValueFault };

const grouped = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 20 });
const NUMBERS: ReadonlySet<ValueType> = new Set(['integer', 'number', 'money', 'percent']);
const DURATION = /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;

/** A value as it is typed: 50000 is "50,000". */
export const textOfValue = (value: unknown): string =>
  typeof value === 'number' ? grouped.format(value) : typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** "50,000", "50 000", "1499.99 USD" and "70 %" are numbers as people write them; what else stands there is no number. */
function readNumber(text: string, type: ValueType, currency: string): ReadValue {
  const bare = text
    .trim()
    .replace(/\s*%$/, '')
    .replace(new RegExp(`^${currency}|${currency}$`, 'i'), '')
    .replaceAll(/[\s,'’_]/g, '');
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(bare)) return { fault: 'noNumber' };
  const value = Number(bare);
  if (!Number.isFinite(value)) return { fault: 'noNumber' };
  if (type === 'integer' && !Number.isSafeInteger(value)) return { fault: 'noWhole' };
  if (type === 'money' && toMinor(value, currency) === undefined) return { fault: 'tooFine' };
  return { value: value === 0 ? 0 : value };
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What a text says where a value of a type is wanted. */
export function readValue(text: string, type: ValueType, currency: string): ReadValue {
  if (NUMBERS.has(type)) return readNumber(text, type, currency);
  if (type === 'date') return isDay(text.trim()) ? { value: text.trim() } : { fault: 'noDay' };
  if (type === 'duration') return DURATION.test(text.trim()) ? { value: text.trim() } : { fault: 'noDuration' };
  return { value: text };
}

export const DURATION_UNITS = ['D', 'W', 'M', 'Y', 'TH'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** P12M is 12 M; of a duration with several parts or of none, null. */
export function durationParts(duration: string): { readonly count: number; readonly unit: DurationUnit } | null {
  const [, time = '', count, unit = ''] = /^P(T?)(\d+)([YMWDH])$/.exec(duration) ?? [];
  const name = DURATION_UNITS.find((known) => known === `${time}${unit}`);
  return count === undefined || name === undefined ? null : { count: Number(count), unit: name };
}

/** 12 M is P12M. */
export const durationOf = (count: number, unit: DurationUnit): string => (unit === 'TH' ? `PT${count}H` : `P${count}${unit}`);
