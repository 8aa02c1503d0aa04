import type { Path } from '../document/json-edits.ts';
import type { Row } from './cell.ts';
import type { Place } from './grid-keys.ts';
import type { Column } from './matrix.ts';

/** What can be edited at a place: the value of a cell, or a text of the document. */
export type Target =
  | { readonly kind: 'cell'; readonly row: Row; readonly column: number }
  | { readonly kind: 'text'; readonly path: Path; readonly of: 'title' | 'why'; readonly text: string; readonly what: string };

/** What stands at a place of the grid; null where nothing is edited. */
export function targetAt({ row, column }: Place, rows: readonly Row[], columns: readonly Column[]): Target | null {
  if (row < 0) {
    const tier = columns[column];
    return tier ? { kind: 'text', path: [...tier.path, 'title'], of: 'title', text: tier.title, what: tier.id } : null;
  }
  const found = rows[row];
  if (!found) return null;
  const isNamed = found.kind === 'requirement' || found.kind === 'benefit';
  if (column === -1 && isNamed) return { kind: 'text', path: [...found.path, 'title'], of: 'title', text: found.title, what: found.id };
  if (column === columns.length && isNamed)
    return { kind: 'text', path: [...found.path, 'why'], of: 'why', text: found.why, what: found.title };
  return found.cells[column]?.edits === 'value' ? { kind: 'cell', row: found, column } : null;
}

/** The part of the document that a place stands for. */
export function pathAt({ row, column }: Place, rows: readonly Row[], columns: readonly Column[], track: number): Path {
  const found = rows[row];
  if (!found) return columns[column]?.path ?? ['tracks', track];
  return found.cells[column]?.path ?? found.path;
}
