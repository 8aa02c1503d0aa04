import type { Json } from '@tierwright/program';

/** What spreadsheets take for the beginning of a formula, also behind spaces and signs that are not seen, and in full width. */
const FORMULA = /^[\s\p{Z}\p{Cf}]*[=+\-@|%＝＋－＠]/u;
/** A cell may hold tabs and new lines; other control characters are no text, and would hide what follows them. */
const CONTROLS = /(?![\t\n\r])\p{Cc}/gu;

function cellOf(value: Json | null): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return harmless(value.join(';'));
  return harmless(typeof value === 'string' ? value : JSON.stringify(value));
}

function harmless(text: string): string {
  const clean = text.replace(CONTROLS, '');
  return FORMULA.test(clean) ? `'${clean}` : clean;
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A line of CSV (RFC 4180). A text that a spreadsheet would run gets an apostrophe before it; control characters go first. */
export const csvLine = (cells: readonly (Json | null)[]): string => `${cells.map((cell) => quoted(cellOf(cell))).join(',')}\r\n`;
