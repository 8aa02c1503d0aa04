import { readType } from '@tierwright/engine';
import type { FactSet, FactValue } from '@tierwright/facts';
import { type Column, valueAt } from '../columns/column.ts';
import { type ColumnBuilder, columnBuilder } from '../columns/column-builder.ts';
import { EntriesBuilder } from '../columns/entries-builder.ts';
import { inGroup } from '../columns/groups-of-facts.ts';
import { KIND_OF_TYPE } from '../columns/kind-of-type.ts';
import type { Entries } from '../columns/partner-columns.ts';
import { type FactKey, factKeys } from './fact-keys.ts';
import type { Snapshot } from './snapshot.ts';
import type { FactShare } from './version-readers.ts';

/** A column, and where its values come from. */
interface Cell {
  readonly builder: ColumnBuilder;
  readonly id: string;
  readonly group: string | null;
  readonly share: number;
  /** The column of a snapshot that had it already. */
  readonly known: Column | undefined;
}

/** The columns of facts, put together row by row. */
export class FactsBuilder {
  readonly #facts = new Map<FactKey, Cell>();
  readonly #groups = new Map<FactKey, ReadonlyMap<string, Cell>>();
  readonly #entries = new Map<string, EntriesBuilder>();
  readonly #cells: readonly Cell[];
  #rows = 0;

  /** `reuse` has facts that need not be computed again for the partners that it holds. */
  constructor(shares: readonly FactShare[], reuse: Snapshot | undefined) {
    for (const [share, { compiled, ids }] of shares.entries()) {
      const keys = factKeys(compiled);
      for (const id of ids) this.#declare(id, keys.get(id) as FactKey, share, compiled, reuse);
    }
    this.#cells = [...this.#facts.values(), ...[...this.#groups.values()].flatMap((groups) => [...groups.values()])];
  }

  #declare(id: string, key: FactKey, share: number, compiled: FactShare['compiled'], reuse: Snapshot | undefined): void {
    const by = compiled.program.facts?.[id]?.by;
    const kind = KIND_OF_TYPE[readType(compiled.program, id).type];
    const cell = (group: string | null, known: Column | undefined): Cell => ({ builder: columnBuilder(kind), id, group, share, known });
    const domain = by === undefined ? undefined : compiled.groupDomain(by);
    if (by === undefined) this.#facts.set(key, cell(null, reuse?.facts.get(key)));
    else if (domain !== undefined)
      this.#groups.set(key, new Map(domain.map((group) => [group, cell(group, reuse?.groups.get(key)?.get(group))])));
    else {
      const entries = this.#entries.get(by) ?? new EntriesBuilder();
      entries.with(key, id, kind, share);
      this.#entries.set(by, entries);
    }
  }

  /** Adds a row from the fact sets of the shares; what `reuse` has from its row `known`, where that is given. */
  add(sets: readonly FactSet[], known: number | null): void {
    for (const cell of this.#cells)
      cell.builder.add(known !== null && cell.known !== undefined ? valueAt(cell.known, known) : valueOfCell(cell, sets));
    for (const entries of this.#entries.values()) entries.add(this.#rows, sets);
    this.#rows += 1;
  }

  finish(): {
    facts: Map<FactKey, Column>;
    groups: ReadonlyMap<FactKey, ReadonlyMap<string, Column>>;
    entries: ReadonlyMap<string, Entries>;
  } {
    const columns = (cells: ReadonlyMap<string, Cell>) => new Map([...cells].map(([name, { builder }]) => [name, builder.finish()]));
    return {
      facts: columns(this.#facts),
      groups: new Map([...this.#groups].map(([key, cells]) => [key, columns(cells)])),
      entries: new Map([...this.#entries].map(([by, entries]) => [by, entries.finish()])),
    };
  }
}

function valueOfCell({ id, group, share }: Cell, sets: readonly FactSet[]): FactValue {
  const set = sets[share] as FactSet;
  return group === null ? ((set.values[id] ?? null) as FactValue) : inGroup(set, id, group);
}
