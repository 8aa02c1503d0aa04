import type { FactSet } from '@tierwright/facts';
import type { ColumnKind } from './column.ts';
import { type ColumnBuilder, columnBuilder } from './column-builder.ts';
import { groupsOf, hasGroup, inGroup } from './groups-of-facts.ts';
import { GrowingBits, GrowingIntegers } from './growing-numbers.ts';
import type { Entries } from './partner-columns.ts';

interface EntryFact {
  readonly id: string;
  /** The place of its fact set. */
  readonly share: number;
  readonly values: ColumnBuilder;
  readonly present: GrowingBits;
}

/** Facts by a field whose groups are those that occur, put together row by row. */
export class EntriesBuilder {
  readonly #facts = new Map<string, EntryFact>();
  readonly #starts = new GrowingIntegers();
  readonly #rows = new GrowingIntegers();
  readonly #groups = columnBuilder('word');

  constructor() {
    this.#starts.add(0);
  }

  /** Takes a fact in, before the first row; `key` is its name in what comes of it. */
  with(key: string, id: string, kind: ColumnKind, share: number): void {
    this.#facts.set(key, { id, share, values: columnBuilder(kind), present: new GrowingBits() });
  }

  add(row: number, sets: readonly FactSet[]): void {
    const groups = new Set<string>();
    for (const { id, share } of this.#facts.values())
      for (const group of Object.keys(groupsOf(sets[share] as FactSet, id) ?? {})) groups.add(group);
    for (const group of [...groups].sort()) {
      this.#rows.add(row);
      this.#groups.add(group);
      for (const { id, share, values, present } of this.#facts.values()) {
        const set = sets[share] as FactSet;
        values.add(inGroup(set, id, group));
        present.add(hasGroup(groupsOf(set, id), group));
      }
    }
    this.#starts.add(this.#rows.count);
  }

  finish(): Entries {
    const facts = [...this.#facts].map(
      ([key, { values, present }]) => [key, { values: values.finish(), present: present.finish() }] as const,
    );
    return { starts: this.#starts.finish(), partners: this.#rows.finish(), groups: this.#groups.finish(), facts: new Map(facts) };
  }
}
