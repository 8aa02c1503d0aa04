/** A place of the grid: row -1 is that of the tiers, column -1 that of the titles, the last column the reasons. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Bounds {
  readonly rows: number;
  /** The tiers. */
  readonly columns: number;
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));

/** Where a key leads; null where it leads nowhere. */
export function moved({ row, column }: Place, key: string, hasControl: boolean, { rows, columns }: Bounds): Place | null {
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: within(nextRow, -1, rows - 1),
    column: within(nextColumn, -1, columns),
  });
  switch (key) {
    case 'ArrowUp':
      return to(hasControl ? -1 : row - 1, column);
    case 'ArrowDown':
      return to(hasControl ? rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return to(row, hasControl ? -1 : column - 1);
    case 'ArrowRight':
      return to(row, hasControl ? columns : column + 1);
    case 'Home':
      return to(hasControl ? -1 : row, -1);
    case 'End':
      return to(hasControl ? rows - 1 : row, columns);
    case 'PageUp':
      return to(row - 10, column);
    case 'PageDown':
      return to(row + 10, column);
    default:
      return null;
  }
}

/** Whether a key writes a letter, so that it begins an edit. */
export const isTyped = ({ key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/** The cells of tiers between two places. */
export const blockOf = (one: Place, other: Place, { rows, columns }: Bounds) => ({
  top: within(Math.min(one.row, other.row), 0, rows - 1),
  bottom: within(Math.max(one.row, other.row), 0, rows - 1),
  left: within(Math.min(one.column, other.column), 0, columns - 1),
  right: within(Math.max(one.column, other.column), 0, columns - 1),
});
