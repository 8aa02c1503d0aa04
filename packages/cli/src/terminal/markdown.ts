import type { Align } from './table.ts';

/** Text that Markdown takes as it is. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\|`*_<>[\]]/g, '\\$&').replace(/\n/g, ' ');

/** A table in Markdown; the first row is the head. Cells are text, not Markdown. */
export function markdownTable(rows: readonly (readonly string[])[], align: readonly Align[] = []): string[] {
  const [head, ...body] = rows;
  if (!head) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (align[column] === 'right' ? '--:' : '---'));
  return [line(head.map(escapeMarkdown)), line(rule), ...body.map((row) => line(row.map(escapeMarkdown)))];
}
