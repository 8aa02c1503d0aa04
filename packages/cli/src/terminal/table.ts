import { widthOf } from './width.ts';

export type Align = 'left' | 'right';

const pad = (text: string, width: number, align: Align) => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
};

/** Rows in aligned columns, two spaces apart; a line for each row, without trailing spaces. */
export function table(rows: readonly (readonly string[])[], align: readonly Align[] = [], indent = ''): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
  return rows.map((row) =>
    (indent + row.map((cell, column) => pad(cell, widths[column] ?? 0, align[column] ?? 'left')).join('  ')).trimEnd(),
  );
}
