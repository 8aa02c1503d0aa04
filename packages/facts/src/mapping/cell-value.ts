import type { Json } from '@tierwright/program';
import { parseDay } from '../dates/day.ts';
import type { Mapping } from './mapping.ts';

/** What a cell is to become. */
export type CellType = 'text' | 'number' | 'integer' | 'money' | 'percent' | 'boolean' | 'date' | 'set';
export type CellFormat = Pick<Mapping, 'decimal' | 'dates'>;

type Read = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly expected: string };

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['0', false],
]);
const NUMBERS = {
  '.': /^[+-]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,9})?$/,
  ',': /^[+-]?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,9})?$/,
} as const;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const WRITTEN = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;

/** A number as its text says, with no digit lost: more digits than a number holds are refused. */
function numberOf(text: string, decimal: '.' | ','): number | undefined {
  if (!NUMBERS[decimal].test(text)) return undefined;
  const plain = decimal === '.' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.');
  const value = Number(plain);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && plain.replace(/[^\d]/g, '').replace(/^0+/, '').length <= 15 ? value : undefined;
}

function dayOf(text: string, dates: NonNullable<CellFormat['dates']>): string | undefined {
  if (INSTANT.test(text)) return text;
  if (dates === 'ymd') return parseDay(text) === undefined ? undefined : text;
  const [, first = '', second = '', year = ''] = WRITTEN.exec(text) ?? [];
  const [day, month] = dates === 'dmy' ? [first, second] : [second, first];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDay(iso) === undefined ? undefined : iso;
}

const DAYS = { ymd: 'a day such as 2026-03-31', dmy: 'a day such as 31.03.2026', mdy: 'a day such as 03/31/2026' } as const;

const given = (value: Json | undefined, expected: string): Read => (value === undefined ? { ok: false, expected } : { ok: true, value });

/** A cell as the value that its field has. Text is text, whatever it looks like: a formula is never run. */
export function cellValue(text: string, type: CellType, { decimal = '.', dates = 'ymd' }: CellFormat): Read {
  const cell = text.trim();
  switch (type) {
    case 'text':
      return { ok: true, value: text };
    case 'boolean':
      return given(BOOLEANS.get(cell.toLowerCase()), 'true or false');
    case 'date':
      return given(dayOf(cell, dates), DAYS[dates]);
    case 'set':
      return {
        ok: true,
        value: cell
          .split(';')
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      };
    case 'percent':
      return given(numberOf(cell.replace(/\s*%$/, ''), decimal), `a number such as 12${decimal}5`);
    case 'integer': {
      const value = numberOf(cell, decimal);
      return given(value !== undefined && Number.isInteger(value) ? value : undefined, 'a whole number');
    }
    default:
      return given(numberOf(cell, decimal), `a number such as 1234${decimal}50`);
  }
}

const NUMERIC: ReadonlySet<CellType> = new Set(['number', 'integer', 'money', 'percent']);
const isWords = (value: Json): boolean => Array.isArray(value) && value.every((word) => typeof word === 'string');

/** A value that has a type already, as JSON and Parquet have them; a text is read like a cell. */
export function typedValue(value: Json, type: CellType, format: CellFormat): Read {
  if (typeof value === 'string') return cellValue(value, type, format);
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (type === 'text') return { ok: true, value: String(value) };
    return given(NUMERIC.has(type) && (type !== 'integer' || Number.isSafeInteger(value)) ? value : undefined, wanted(type));
  }
  if (typeof value === 'boolean') return given(type === 'boolean' ? value : undefined, wanted(type));
  if (type === 'set') return given(isWords(value) ? value : undefined, wanted(type));
  return given(type === 'money' && !Array.isArray(value) ? value : undefined, wanted(type));
}

const WANTED: Partial<Record<CellType, string>> = {
  text: 'text',
  boolean: 'true or false',
  date: 'a day, or an instant',
  set: 'a list of words',
  integer: 'a whole number',
};
const wanted = (type: CellType): string => WANTED[type] ?? 'a number';
