import type { Day } from '@tierwright/facts';
import type { Rows } from '../snapshot/snapshot.ts';

/** The row behind the last one of a partner. */
export const rowsEnd = ({ starts }: Rows, partner: number): number => (starts === null ? partner + 1 : (starts[partner + 1] as number));

/** The row that holds on a day; of days before the first row that one. */
export function rowAt({ starts, days }: Rows, partner: number, day: Day): number {
  if (starts === null) return partner;
  let low = starts[partner] as number;
  let high = (starts[partner + 1] as number) - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((days[middle] as number) <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
