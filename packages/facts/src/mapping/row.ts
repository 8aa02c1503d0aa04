import type { Json, Problem } from '@tierwright/program';
import type { PartnerData } from '../partner/partner-data.ts';
import type { RowProblem } from './mapping.ts';

/** A row as a format reads it: the cells of a line, or a JSON object; or why it is neither. `line` and `row` count from 1. */
export type RawRow = { readonly line: number; readonly row: number } & (
  | { readonly cells: readonly Json[] }
  | { readonly json: Json }
  | { readonly wrong: Omit<RowProblem, 'line' | 'row' | 'column'> & { readonly column?: string } }
);

/** The names of the columns, before the rows. */
export interface RawHeader {
  readonly headers: readonly string[];
}

/** A record inside a row. */
export interface RowRecord {
  readonly kind: string;
  readonly body: { readonly [field: string]: Json } | null;
  readonly id?: string;
  readonly sourceRef?: string;
}

/** What a row says: a partner, or records of one. */
export interface RowContent {
  readonly partner: string;
  readonly identity?: Omit<PartnerData, 'records' | 'loaded' | 'family'>;
  readonly records: readonly RowRecord[];
}

export interface ReadRow {
  readonly content?: RowContent;
  /** What it is known by among the rows: the same name twice is a mistake. */
  readonly name: string | null;
  readonly problems: readonly RowProblem[];
}

const LONGEST = 80;
/** A value as a problem shows it. */
export function shortened(value: unknown): Json {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : short;
}

/** A problem of a program about a row, at the column that its pointer means. */
export function rowProblem(at: { readonly line: number; readonly row: number }, column: string | null, problem: Problem): RowProblem {
  const { code, message, value, expected } = problem;
  return {
    line: at.line,
    row: at.row,
    column,
    code,
    message,
    ...(value === undefined ? {} : { value: shortened(value) }),
    ...(expected === undefined ? {} : { expected }),
  };
}

const HELD = /^[^\0]*$/;
const HALF = /\p{Cs}/u;
const MOST_TEXT = 20_000;

/** Whether a text can be kept: no NUL, no half characters, not endless. */
export const canBeKept = (text: string): boolean => text.length <= MOST_TEXT && HELD.test(text) && !HALF.test(text);

const PARTNER_ID = /^\P{Cc}{1,120}$/u;
export const isPartnerId = (value: unknown): value is string => typeof value === 'string' && PARTNER_ID.test(value);
