import type { Json, Problem } from '@tierwright/program';
import type { PartnerIdentity } from '@tierwright/store';
import type { RowProblem } from './import-shapes.ts';

/** A row as a format reads it: the cells of a CSV line, or a JSON object; or why it is neither. `line` and `row` count from 1. */
export type RawRow = { readonly line: number; readonly row: number } & (
  | { readonly cells: readonly string[] }
  | { readonly json: Json }
  | { readonly wrong: Omit<RowProblem, 'line' | 'row' | 'column'> & { readonly column?: string } }
);

/** The first line of a CSV file. */
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

/** What a row says, ready to be applied: a partner, or records of one. */
export interface RowContent {
  readonly partner: string;
  readonly identity?: PartnerIdentity;
  readonly records: readonly RowRecord[];
}

export interface ReadRow {
  readonly content?: RowContent;
  /** What it is known by in the import: the same name twice is a mistake. */
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
