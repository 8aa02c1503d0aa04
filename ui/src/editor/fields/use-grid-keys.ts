import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A grid in which Tab stops once and arrows, Home and End move. Its cells are buttons with `data-cell="row,column"`. */
export function useGridKeys(rows: number, columns: number) {
  const ref = useRef<HTMLTableElement>(null);
  const [now, setNow] = useState<readonly [number, number]>([0, 0]);
  const [row, column] = [Math.min(now[0], rows - 1), Math.min(now[1], columns - 1)];
  const focus = (toRow: number, toColumn: number) => ref.current?.querySelector<HTMLElement>(`[data-cell="${toRow},${toColumn}"]`)?.focus();
  return {
    ref,
    cell: (atRow: number, atColumn: number) => ({
      'data-cell': `${atRow},${atColumn}`,
      tabIndex: atRow === row && atColumn === column ? 0 : -1,
    }),
    onFocus: ({ target }: FocusEvent) => {
      const [atRow, atColumn] = (target.getAttribute('data-cell') ?? '').split(',').map(Number);
      if (atRow !== undefined && atColumn !== undefined) setNow([atRow, atColumn]);
    },
    onKeyDown: (event: KeyboardEvent) => {
      // Keys of a field inside the grid are its own.
      if (!(event.target instanceof HTMLElement) || event.target.getAttribute('data-cell') === null) return;
      const step = STEPS[event.key];
      if (step) focus(Math.max(0, Math.min(rows - 1, row + step[0])), Math.max(0, Math.min(columns - 1, column + step[1])));
      else if (event.key === 'Home') focus(row, 0);
      else if (event.key === 'End') focus(row, columns - 1);
      else return;
      event.preventDefault();
    },
  };
}
