import type { Column } from '../columns/column.ts';
import { gathered } from '../columns/gathered.ts';
import type { Entries, FactColumns } from '../columns/partner-columns.ts';

/** Where nodes of a plan find their columns. */
export interface ColumnSource {
  readonly count: number;
  /** A fact, in a group of it where it has groups; nothing where it is unknown to all. */
  fact(fact: string, group: string | null): Column | undefined;
  /** A fact of the groups that are looked at, or the groups themselves. */
  entry(fact: string | null): Column | undefined;
  /** Groups that occur in facts by a field. */
  entries(by: string): Entries | undefined;
}

/** Columns by their names. */
export const ofColumns = ({ count, facts, groups, entries }: FactColumns): ColumnSource => ({
  count,
  fact: (fact, group) => (group === null ? facts.get(fact) : groups.get(fact)?.get(group)),
  entry: () => undefined,
  entries: (by) => entries.get(by),
});

/** Those of the groups that occur: what is not by group is that of the partner whose group it is. */
export function ofEntries(source: ColumnSource, { partners, groups, facts }: Entries): ColumnSource {
  const known = new Map<string, Column | undefined>();
  return {
    count: partners.length,
    fact(fact, group) {
      const name = JSON.stringify([fact, group]);
      if (!known.has(name)) {
        const column = source.fact(fact, group);
        known.set(name, column && gathered(column, partners));
      }
      return known.get(name);
    },
    entry: (fact) => (fact === null ? groups : facts.get(fact)?.values),
    entries: () => undefined,
  };
}
