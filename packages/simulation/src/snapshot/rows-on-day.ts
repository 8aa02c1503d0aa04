import type { Day } from '@tierwright/facts';
import { rowAt } from '../standings/row-at.ts';
import type { Rows } from './snapshot.ts';

/** The row of each partner that holds on a day; null: each partner has one row. */
export const rowsOnDay = (rows: Rows, day: Day): Int32Array | null =>
  rows.starts === null ? null : Int32Array.from({ length: rows.starts.length - 1 }, (_, partner) => rowAt(rows, partner, day));
