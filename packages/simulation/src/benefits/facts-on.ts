import type { Column } from '../columns/column.ts';
import { gathered, gatheredBits } from '../columns/gathered.ts';
import type { Entries } from '../columns/partner-columns.ts';
import { type ColumnSource, ofColumns } from '../run/column-source.ts';
import { factColumns } from '../snapshot/fact-columns.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The entries of one row of each partner. */
function entriesOf({ starts, groups, facts }: Entries, rowAt: Int32Array): Entries {
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

/** What is asked for again and again, made once. */
function kept<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name) as T;
  };
}

/** The facts of partners on a day: a value for each. `rowAt`: the row of each that holds then; null: each has one row. */
export function factsOn(snapshot: Snapshot, rowAt: Int32Array | null): ColumnSource {
  const columns = factColumns(snapshot);
  if (rowAt === null) return ofColumns(columns);
  const plain = kept((fact): Column | undefined => {
    const column = columns.facts.get(fact);
    return column && gathered(column, rowAt);
  });
  const inGroup = kept((fact) =>
    kept((group): Column | undefined => {
      const column = columns.groups.get(fact)?.get(group);
      return column && gathered(column, rowAt);
    }),
  );
  const entries = kept((by) => {
    const found = columns.entries.get(by);
    return found && entriesOf(found, rowAt);
  });
  return {
    count: snapshot.count,
    fact: (fact, group) => (group === null ? plain(fact) : inGroup(fact)(group)),
    entry: () => undefined,
    entries,
  };
}
