import type { Column } from '../columns/column.ts';
import { gathered } from '../columns/gathered.ts';
import { gatheredEntries } from '../columns/gathered-entries.ts';
import type { FactColumns } from '../columns/partner-columns.ts';
import { type ColumnSource, ofColumns } from '../run/column-source.ts';
import { factColumns } from '../snapshot/fact-columns.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What is asked for again and again, made once. */
function kept<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    if (!made.has(name)) made.set(name, make(name));
    return made.get(name) as T;
  };
}

/** The facts of partners on a day: a value for each. `rowAt`: the row of each that holds then; null: each has one row. `columns`: by default those of the snapshot. */
export function factsOn(snapshot: Snapshot, rowAt: Int32Array | null, columns: FactColumns = factColumns(snapshot)): ColumnSource {
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
    return found && gatheredEntries(found, rowAt);
  });
  return {
    count: snapshot.count,
    fact: (fact, group) => (group === null ? plain(fact) : inGroup(fact)(group)),
    entry: () => undefined,
    entries,
  };
}
