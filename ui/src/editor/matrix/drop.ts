import type { Place } from './grid-keys.ts';
import { moveOf } from './grid-moves.ts';
import type { MatrixView } from './matrix-view.ts';
import type { Dragged } from './use-drag.ts';

/** The edge of a column or a row at which what is taken along would stand. */
export interface Drop {
  readonly row: number | null;
  readonly column: number | null;
  readonly side: 'before' | 'after';
}

export function dropOf(view: MatrixView, { from, over }: Dragged): Drop | null {
  const move = moveOf(view, from, over);
  if (!move) return null;
  const side = move.to > move.from ? 'after' : 'before';
  return move.kind === 'tier' ? { row: null, column: over.column, side } : { row: over.row, column: null, side };
}

/** The class of a cell, where something would stand at its edge. */
export function dropClass(drop: Drop | null, { row, column }: Place): 'dropBefore' | 'dropAfter' | 'dropAbove' | 'dropBelow' | null {
  if (drop?.column === column) return drop.side === 'before' ? 'dropBefore' : 'dropAfter';
  if (drop?.row === row) return drop.side === 'before' ? 'dropAbove' : 'dropBelow';
  return null;
}
