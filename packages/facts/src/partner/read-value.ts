import { currencyExponent, type FieldType, type Json, toMinor, type ValueType } from '@tierwright/program';
import { parseDay } from '../dates/day.ts';
import type { TimeZone } from '../dates/time-zone.ts';
import type { Cell } from '../records/record-row.ts';
import type { Finding } from './findings.ts';

/** What a value must be: a type, and the words of an enum or set where they are declared. */
export interface Expected {
  readonly type: ValueType | FieldType;
  readonly words: ReadonlySet<string> | null;
}

/** How values are read in one program. */
export interface ReadingContext {
  readonly currency: string;
  /** Minor units of the currency in a major one. */
  readonly minorPerMajor: number;
  readonly zone: TimeZone;
}

/** A value as facts hold it, or undefined where it is not what is expected; `whyNot` then says why. Null is not read here. */
export function readCell(value: Json, { type, words }: Expected, { currency, minorPerMajor, zone }: ReadingContext): Cell | undefined {
  switch (type) {
    case 'date':
      return typeof value === 'string' ? (parseDay(value) ?? zone.dayOfInstant(value)) : undefined;
    case 'money':
      return typeof value === 'number' ? (minorOf(value, minorPerMajor) ?? toMinor(value, currency)) : undefined;
    case 'integer':
      return Number.isSafeInteger(value) ? (value as number) : undefined;
    case 'number':
    case 'percent':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'enum':
      return typeof value === 'string' && (words === null || words.has(value)) ? value : undefined;
    case 'set':
      return Array.isArray(value) ? readSet(value, words) : undefined;
    case 'duration':
      return typeof value === 'string' && DURATION.test(value) ? value : undefined;
    default:
      return typeof value === 'string' && value !== '' ? value : undefined;
  }
}

/** `toMinor` without looking at digits, where multiplying and dividing lead back to the amount; undefined otherwise. */
function minorOf(major: number, minorPerMajor: number): number | undefined {
  const minor = Math.round(major * minorPerMajor);
  return minor / minorPerMajor === major && Number.isSafeInteger(minor) ? minor + 0 : undefined;
}

const DURATION = /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;

function readSet(list: readonly Json[], words: ReadonlySet<string> | null): readonly string[] | undefined {
  const members = list.filter((member): member is string => typeof member === 'string' && (words === null || words.has(member)));
  return members.length === list.length ? [...new Set(members)].sort() : undefined;
}

/** Money in a currency of its own: `{ "USD": 400 }`. Undefined where it is not that. */
export function readForeignMoney(value: Json): { currency: string; minor: number } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [currency, major] = entry;
  if (currencyExponent(currency) === undefined || typeof major !== 'number') return undefined;
  const minor = toMinor(major, currency);
  return minor === undefined ? undefined : { currency, minor };
}

const WANTED: Record<ValueType | FieldType, string> = {
  integer: 'a whole number',
  number: 'a number',
  percent: 'a number, 70 for 70 %',
  money: 'a number, or one amount with its currency',
  boolean: 'true or false',
  date: 'a day as YYYY-MM-DD, or an instant with Z or an offset',
  duration: 'an ISO 8601 duration such as P90D',
  string: 'text',
  enum: 'a word',
  set: 'a list of words',
  ref: 'the id of a record',
};

const listed = (words: ReadonlySet<string>) => [...words].slice(0, 20).join(', ');

/** Why a value is not what is expected. */
export function whyNot(value: Json, { type, words }: Expected, { currency }: ReadingContext): Finding {
  const expected = words ? `one of ${listed(words)}` : WANTED[type];
  if (type === 'date' && typeof value === 'string')
    return { code: 'PDL409', value, expected: WANTED.date, message: `${JSON.stringify(value)} is no day.` };
  if (type === 'enum' && typeof value === 'string') {
    return { code: 'PDL412', value, expected, message: `${JSON.stringify(value)} is not one of the declared words.` };
  }
  if (type === 'set' && Array.isArray(value)) {
    const stranger = value.find((member) => typeof member !== 'string' || (words !== null && !words.has(member)));
    return {
      code: typeof stranger === 'string' ? 'PDL412' : 'PDL407',
      value: stranger,
      expected,
      message: `${JSON.stringify(stranger)} is not one of the declared words.`,
    };
  }
  if (type === 'money') return whyNotMoney(value, currency);
  return { code: 'PDL407', value, expected, message: `Not ${WANTED[type]}.` };
}

function whyNotMoney(value: Json, currency: string): Finding {
  if (typeof value === 'number') return notAnAmount(value, value, currency);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { code: 'PDL407', value, expected: WANTED.money, message: 'Not an amount of money.' };
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0)
    return { code: 'PDL411', value, expected: 'exactly one currency', message: 'An amount is in exactly one currency here.' };
  const [code, major] = entry;
  if (currencyExponent(code) === undefined)
    return { code: 'PDL411', value, expected: 'an ISO 4217 code', message: `${code} is no currency that is known.` };
  if (typeof major !== 'number') return { code: 'PDL407', value, expected: 'a number', message: 'Not an amount of money.' };
  return notAnAmount(value, major, code);
}

function notAnAmount(value: Json, major: number, currency: string): Finding {
  const decimals = currencyExponent(currency) ?? 2;
  return {
    code: 'PDL410',
    value,
    expected: `at most ${decimals} decimals, and less than 9 million billion minor units`,
    message: `${major} ${currency} is no whole number of minor units.`,
  };
}
