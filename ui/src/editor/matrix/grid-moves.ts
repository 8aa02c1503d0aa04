import type { Path } from '../document/json-edits.ts';
import { memberOf } from '../document/reading.ts';
import type { Place } from './grid-keys.ts';
import type { MatrixView } from './matrix-view.ts';

/** Another place for a tier among tiers, or for a requirement among those that are seen at its depth. */
export interface Move {
  readonly kind: 'tier' | 'requirement';
  readonly title: string;
  /** In the document: the item of this list or map takes the place of another, and those between make room. */
  readonly list: Path;
  readonly from: number;
  readonly to: number;
}

/** Whether what stands at a place can be taken along: tiers by their heads, requirements by their titles. */
export const canMove = ({ rows, columns }: MatrixView, { row, column }: Place): boolean =>
  row < 0 ? columns[column] !== undefined : column === -1 && rows[row]?.kind === 'requirement';

/** What moving it from one place to another does; null where it stays, or cannot stand there. */
export function moveOf(view: MatrixView, from: Place, to: Place): Move | null {
  const { rows, columns, track, program } = view;
  if (!canMove(view, from)) return null;
  if (from.row < 0) {
    const tier = columns[from.column];
    if (!tier || !columns[to.column] || to.column === from.column) return null;
    return { kind: 'tier', title: tier.title, list: ['tracks', track, 'tiers'], from: from.column, to: to.column };
  }
  const [row, other] = [rows[from.row], rows[to.row]];
  if (!row || other?.kind !== 'requirement' || other.depth !== row.depth || other.id === row.id) return null;
  // Those that other tracks ask for are passed over.
  const order = Object.keys(memberOf(program, 'requirements') ?? {});
  const [at, there] = [order.indexOf(row.id), order.indexOf(other.id)];
  return at < 0 || there < 0 ? null : { kind: 'requirement', title: row.title, list: ['requirements'], from: at, to: there };
}

/** The requirement before or after one, among those that are seen at its depth. */
export function besideOf({ rows }: MatrixView, { row: index, column }: Place, by: -1 | 1): Place {
  const depth = rows[index]?.depth;
  const seen = rows.flatMap((row, at) => (row.kind === 'requirement' && row.depth === depth ? [at] : []));
  return { row: seen[seen.indexOf(index) + by] ?? index, column };
}
