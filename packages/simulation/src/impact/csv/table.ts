import { csvLine } from '@tierwright/facts';
import type { Json } from '@tierwright/program';

/** A file of a report for spreadsheets. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** A row by the names of its columns; what it does not have is an empty cell. */
export type Row<Column extends string> = { readonly [C in Column]?: Json | null | undefined };

/** One table as a file: columns in this order, a row a line (RFC 4180); texts that a spreadsheet would run are disarmed. */
export function csvFile<const Column extends string>(name: string, columns: readonly Column[], rows: readonly Row<Column>[]): CsvFile {
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? null)));
  return { name: `${name}.csv`, text: [csvLine(columns), ...lines].join('') };
}
