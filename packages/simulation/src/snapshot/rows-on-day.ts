import type { Day } from '@tierwright/facts';
import { type Rows, rowsOf } from './snapshot.ts';

/** The row of each partner that holds on a day, of days before the first row that one; null: each partner has one row. */
export function rowsOnDay(rows: Rows, day: Day): Int32Array | null {
  const { starts, days } = rows;
  if (starts === null) return null;
  return Int32Array.from({ length: starts.length - 1 }, (_, partner) => {
    const [first, end] = rowsOf(rows, partner);
    let row = end - 1;
    while (row > first && (days[row] as number) > day) row -= 1;
    return row;
  });
}
