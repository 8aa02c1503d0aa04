import { currencyExponent, type Json, toMinor, type ValueType } from '@tierwright/program';
import { day, LOCALE, number } from '../../words/formats.ts';
import { money } from '../../words/money.ts';

/** What a value is: its type, the words of an enum or set, what is counted, the currency of amounts. */
export interface ValueSpec {
  readonly type: ValueType;
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly currency: string;
}

/** Why a text is no value of its type: the key of the text that says so. */
export type Refusal =
  | 'noAmount'
  | 'tooManyDecimals'
  | 'noInteger'
  | 'noNumber'
  | 'noPercent'
  | 'noDate'
  | 'noDuration'
  | 'noBoolean'
  | 'noWord'
  | 'tooLong';
export type Parsed = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly refusal: Refusal };

const refused = (refusal: Refusal): Parsed => ({ ok: false, refusal });
const taken = (value: Json): Parsed => ({ ok: true, value });

const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/;

/** 250,000 and 250000.50; undefined of what no number is, of commas in other places, and of more digits than a number holds. */
function numberOf(text: string): number | undefined {
  const compact = text.replaceAll(/[\s\u00a0\u202f']/g, '').replace('−', '-');
  if (!/\d/.test(compact) || !NUMBER.test(compact)) return undefined;
  const digits = compact.replaceAll(/[^\d]/g, '').replace(/^0+/, '');
  const value = Number(compact.replaceAll(',', ''));
  return digits.length > 15 || !Number.isFinite(value) ? undefined : value + 0;
}

function amountOf(text: string, currency: string): Parsed {
  const symbol = money(0, currency).replaceAll(/[\d.,\s\u00a0]/g, '');
  const bare = text.replace(symbol, '').replace(new RegExp(`\\b${currency}\\b`, 'i'), '');
  const value = numberOf(bare);
  if (value === undefined) return refused('noAmount');
  return toMinor(value, currency) === undefined ? refused('tooManyDecimals') : taken(value);
}

/** An amount, or one for each currency: `150 EUR; 180 USD`. */
function moneyOf(text: string, currency: string): Parsed {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const codes = parts.map((part) => part.match(/\b[A-Z]{3}\b/)?.[0]);
  const isByCurrency = parts.length > 1 || (codes[0] !== undefined && codes[0] !== currency);
  if (!isByCurrency) return amountOf(text, currency);
  const amounts: { [code: string]: number } = {};
  for (const [index, part] of parts.entries()) {
    const code = codes[index];
    if (code === undefined || currencyExponent(code) === undefined || Object.hasOwn(amounts, code)) return refused('noAmount');
    const amount = amountOf(part, code);
    if (!amount.ok) return amount;
    amounts[code] = Number(amount.value);
  }
  return taken(amounts);
}

const DURATION = /^P(?:\d{1,4}W|(?=\d|T\d)(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,6}M)?(?:\d{1,7}S)?)?)$/;
const SPANS: Readonly<Record<string, (count: string) => string>> = {
  day: (count) => `P${count}D`,
  week: (count) => `P${count}W`,
  month: (count) => `P${count}M`,
  year: (count) => `P${count}Y`,
  hour: (count) => `PT${count}H`,
  minute: (count) => `PT${count}M`,
};

/** ISO 8601, or one number of days, weeks, months, years, hours or minutes. */
function durationOf(text: string): Parsed {
  const iso = text.toUpperCase();
  if (DURATION.test(iso)) return taken(iso);
  const [, count = '', unit = ''] = text.toLowerCase().match(/^(\d{1,3})\s*(day|week|month|year|hour|minute)s?$/) ?? [];
  const span = SPANS[unit];
  return span ? taken(span(count)) : refused('noDuration');
}

function dateOf(text: string): Parsed {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return isDay && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) ? taken(text) : refused('noDate');
}

const YES = new Set(['yes', 'true', '1', 'x', '✓']);
const NO = new Set(['no', 'false', '0', '–', '-']);

function wordsOfSet(text: string, known: readonly string[] | undefined): Parsed {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => !known || known.includes(word)) ? taken(words) : refused('noWord');
}

/** The value that a text stands for, as people type it and as spreadsheets copy it. */
export function parseValue(text: string, spec: ValueSpec): Parsed {
  const trimmed = text.trim();
  switch (spec.type) {
    case 'money':
      return moneyOf(trimmed, spec.currency);
    case 'integer': {
      const value = numberOf(trimmed);
      return value === undefined || !Number.isInteger(value) ? refused('noInteger') : taken(value);
    }
    case 'number': {
      const value = numberOf(trimmed);
      return value === undefined ? refused('noNumber') : taken(value);
    }
    case 'percent': {
      const value = numberOf(trimmed.replace(/\s*%$/, ''));
      return value === undefined ? refused('noPercent') : taken(value);
    }
    case 'date':
      return dateOf(trimmed);
    case 'duration':
      return durationOf(trimmed);
    case 'boolean': {
      const word = trimmed.toLowerCase();
      return YES.has(word) ? taken(true) : NO.has(word) ? taken(false) : refused('noBoolean');
    }
    case 'set':
      return wordsOfSet(trimmed, spec.values);
    default:
      if (trimmed === '' || (spec.values && !spec.values.includes(trimmed))) return refused('noWord');
      return trimmed.length > 4000 ? refused('tooLong') : taken(trimmed);
  }
}

/** The text of a value that `parseValue` reads back: for fields and for spreadsheets. */
export function writtenValue(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([code, amount]) => `${String(amount)} ${code}`)
      .join('; ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
}

const amount = (major: number, currency: string): string => {
  const minor = toMinor(major, currency);
  return minor === undefined ? `${major} ${currency}` : money(minor, currency);
};

const counted = (count: number, unit: string) =>
  new Intl.NumberFormat(LOCALE, { style: 'unit', unit, unitDisplay: unit === 'percent' ? 'short' : 'long' }).format(count);

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^P(\d+)D$/, 'day'],
  [/^P(\d+)W$/, 'week'],
  [/^P(\d+)M$/, 'month'],
  [/^P(\d+)Y$/, 'year'],
  [/^PT(\d+)H$/, 'hour'],
  [/^PT(\d+)M$/, 'minute'],
];

function duration(text: string): string {
  for (const [pattern, unit] of UNITS) {
    const count = text.match(pattern)?.[1];
    if (count !== undefined) return counted(Number(count), unit);
  }
  return text;
}

/** A value as people read it; what is not of its type as it is written. */
export function shownValue(value: Json | undefined, spec: ValueSpec): string {
  if (typeof value === 'number') {
    if (spec.type === 'money') return amount(value, spec.currency);
    return spec.type === 'percent' ? counted(value, 'percent') : number(value);
  }
  if (typeof value === 'string' && spec.type === 'duration') return duration(value);
  if (typeof value === 'string' && spec.type === 'date' && dateOf(value).ok) return day(value);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value)
      .map(([code, each]) =>
        typeof each === 'number' && currencyExponent(code) !== undefined ? amount(each, code) : `${String(each)} ${code}`,
      )
      .join(', ');
  return writtenValue(value);
}
