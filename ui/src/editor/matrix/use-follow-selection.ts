import { toPointer } from '@tierwright/program';
import { useEffect, useEffectEvent } from 'react';
import { useSelected } from '../selection/selection.ts';
import { pathAt } from './grid-edits.ts';
import type { Place } from './grid-keys.ts';
import type { MatrixView } from './matrix-view.ts';

/** The place of the grid that stands for a part of the document: the innermost around it. */
function placeOf({ rows, columns, track }: MatrixView, pointer: string): Place | null {
  let found: { readonly place: Place; readonly length: number } | null = null;
  const consider = (place: Place, at: string) => {
    if (pointer !== at && !pointer.startsWith(`${at}/`)) return;
    if (!found || at.length > found.length) found = { place, length: at.length };
  };
  for (const column of columns.keys()) consider({ row: -1, column }, toPointer(pathAt({ row: -1, column }, rows, columns, track)));
  for (const [row, { path, cells }] of rows.entries()) {
    if (path.length > 0) consider({ row, column: -1 }, toPointer(path));
    for (const [column, cell] of cells.entries()) if (cell.path.length > 0) consider({ row, column }, toPointer(cell.path));
  }
  return (found as { readonly place: Place } | null)?.place ?? null;
}

/** Goes where another view went. */
export function useFollowSelection(view: MatrixView, follow: (place: Place) => void): void {
  const selected = useSelected();
  const onSelected = useEffectEvent((pointer: string) => {
    const place = placeOf(view, pointer);
    if (place) follow(place);
  });
  useEffect(() => {
    if (selected && selected.by !== 'matrix') onSelected(selected.pointer);
  }, [selected]);
}
