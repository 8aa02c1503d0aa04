import { gathered, gatheredBits } from './gathered.ts';
import type { Entries } from './partner-columns.ts';

/** The entries of rows `rowAt[i]` at `i`. */
export function gatheredEntries({ starts, groups, facts }: Entries, rowAt: Int32Array): Entries {
  const ends = new Int32Array(rowAt.length + 1);
  const rows: number[] = [];
  const partners: number[] = [];
  for (const [partner, row] of rowAt.entries()) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      rows.push(at);
      partners.push(partner);
    }
    ends[partner + 1] = rows.length;
  }
  const from = Int32Array.from(rows);
  return {
    starts: ends,
    partners: Int32Array.from(partners),
    groups: gathered(groups, from),
    facts: new Map(
      [...facts].map(([name, { values, present }]) => [name, { values: gathered(values, from), present: gatheredBits(present, from) }]),
    ),
  };
}
