import type { Json } from '@tierwright/program';

/** What the rows of a file are. */
export type RowKind = 'partners' | 'records';

/** How the rows of a file are read; the same words in an import over the API and in a base of files. */
export interface Mapping {
  /** Columns as they are called there; `columns` wins over it. */
  readonly preset?: 'hubspot' | 'salesforce';
  /**
   * By the column's name: of partners `id`, `title`, `parent`, `attribute.<name>`, `fact.<id>`; of records `partner`, `kind`,
   * `id`, `sourceRef`, `field.<name>`, `currency.<money field>`. Null: passed over.
   */
  readonly columns?: { readonly [header: string]: string | null };
  /** Columns that are not named: refused (default), or passed over (with a preset). */
  readonly others?: 'refuse' | 'ignore';
  /** The record kind of every row. */
  readonly kind?: string;
  /** Between cells; a comma if it is not given. */
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Of the text; UTF-8 if it is not given. */
  readonly encoding?: 'utf-8' | 'windows-1252' | 'utf-16le';
  /** The decimal sign of numbers; a point if it is not given. */
  readonly decimal?: '.' | ',';
  /** How days are written; `2026-03-31` if it is not given, an instant is read always. */
  readonly dates?: 'ymd' | 'dmy' | 'mdy';
}

/** What can be wrong with a row, before a program looks at it: each reader of rows has its own codes for it. */
export type RowFault = 'mapping' | 'encoding' | 'cells' | 'cell' | 'naming' | 'text' | 'quotes' | 'json';
export type RowCodes = Readonly<Record<RowFault, string>>;

/** Something wrong in a row: `line` of the file and `row` without its header, both from 1; of JSON the column is a pointer. */
export interface RowProblem {
  line: number;
  row: number;
  column: string | null;
  code: string;
  message: string;
  value?: Json;
  expected?: string;
}
