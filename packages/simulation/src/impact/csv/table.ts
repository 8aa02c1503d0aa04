import { csvLine } from '@tierwright/facts';
import type { Json } from '@tierwright/program';

/** A file of a report for spreadsheets. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** A row by the names of its columns; what it does not have is an empty cell. */
export type Row<Column extends string> = { readonly [C in Column]?: Json | null | undefined };

/** Rows as lines (RFC 4180), columns in this order; texts that a spreadsheet would run are disarmed. */
export const csvRows = <const Column extends string>(columns: readonly Column[], rows: readonly Row<Column>[]): string =>
  rows.map((row) => csvLine(columns.map((column) => row[column] ?? null))).join('');

/** One table as a file: the names of its columns first. */
export const csvFile = <const Column extends string>(name: string, columns: readonly Column[], rows: readonly Row<Column>[]): CsvFile => ({
  name: `${name}.csv`,
  text: csvLine(columns) + csvRows(columns, rows),
});
