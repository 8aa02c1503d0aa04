import type { CompiledProgram, OtherDays } from '@tierwright/engine';
import { type FactSet, type FactValue, type GroupValues, toDay } from '@tierwright/facts';
import { hasBit } from '../columns/bits.ts';
import { type Column, valueAt } from '../columns/column.ts';
import type { Entries } from '../columns/partner-columns.ts';
import { rowAt as rowOnDay } from '../standings/row-at.ts';
import { factKeys } from './fact-keys.ts';
import { rowsOf, type Snapshot } from './snapshot.ts';
import { textAt } from './texts.ts';

const BUILT_IN = ['partner.status', 'partner.id'] as const;
const NONE: ReadonlySet<string> = new Set();
const NOTHING: readonly never[] = Object.freeze([]);

/** The row of a partner on the day that is decided: its last one. */
const rowAt = ({ rows }: Snapshot, partner: number): number => rowsOf(rows, partner)[1] - 1;

/** The column of a fact without groups as a version defines it; nothing where the snapshot has none. */
export const columnAt = ({ facts }: Snapshot, compiled: CompiledProgram, fact: string): Column | undefined =>
  facts.get(factKeys(compiled).get(fact) ?? fact);

type Value = FactValue | GroupValues;

function inGroups(groups: ReadonlyMap<string, Column>): (row: number) => Value {
  return (row) => {
    const values: Record<string, FactValue> = Object.create(null);
    for (const [group, column] of groups) values[group] = valueAt(column, row);
    return values;
  };
}

/** The groups that occur in a row: those that have an entry. */
function inEntries({ starts, groups, facts }: Entries, key: string): (row: number) => Value {
  const fact = facts.get(key);
  return (row) => {
    const values: Record<string, FactValue> = Object.create(null);
    for (let at = starts[row] as number; fact && at < (starts[row + 1] as number); at += 1)
      if (hasBit(fact.present, at)) values[valueAt(groups, at) as string] = valueAt(fact.values, at);
    return values;
  };
}

/** How a fact of a version is read from a row. */
function readerOf({ facts, groups, entries }: Snapshot, compiled: CompiledProgram, id: string): (row: number) => Value {
  const key = factKeys(compiled).get(id) ?? id;
  const column = facts.get(key);
  if (column) return (row) => valueAt(column, row);
  const inEach = groups.get(key);
  if (inEach) return inGroups(inEach);
  const by = compiled.program.facts?.[id]?.by;
  const occurring = by === undefined ? undefined : entries.get(by);
  return occurring ? inEntries(occurring, key) : () => null;
}

/** Facts as they stand in columns: without the records that made them, and as if none was given. */
class ColumnFacts implements FactSet {
  readonly given = NONE;
  readonly notLoaded = NONE;
  readonly problems = NOTHING;
  readonly values: Readonly<Record<string, Value>>;
  readonly asOf: string;
  readonly #snapshot: Snapshot;
  readonly #compiled: CompiledProgram;
  /** The place of the partner. */
  readonly index: number;

  constructor(snapshot: Snapshot, compiled: CompiledProgram, index: number, asOf: string, values: Readonly<Record<string, Value>>) {
    this.values = values;
    this.asOf = asOf;
    this.#snapshot = snapshot;
    this.#compiled = compiled;
    this.index = index;
  }

  /** Read when it is asked for: few ask. */
  get partner(): string {
    return textAt(this.#snapshot.ids, this.index);
  }

  missing(fact: string): FactValue {
    return this.#compiled.facts.missing(fact);
  }

  source(): undefined {
    return undefined;
  }

  records(): readonly never[] {
    return NOTHING;
  }
}

/** What reads the facts of a partner, by its place, in a row of it, as they are on a day. */
function rowReader(snapshot: Snapshot, compiled: CompiledProgram): (partner: number, row: number, day: string) => ColumnFacts {
  const declared = Object.keys(compiled.program.facts ?? {});
  const builtIn = BUILT_IN.filter((id) => !declared.includes(id) && snapshot.facts.has(id));
  const readers = [...declared, ...builtIn].map((id) => [id, readerOf(snapshot, compiled, id)] as const);
  return (partner, row, day) => {
    const values: Record<string, Value> = {};
    for (const [id, read] of readers) values[id] = read(row);
    return new ColumnFacts(snapshot, compiled, partner, day, values);
  };
}

/** Reads the facts of partners, by their places, from the columns of a snapshot: on the day that is decided, as a version defines them. */
export function factReader(snapshot: Snapshot, compiled: CompiledProgram): (partner: number) => FactSet {
  const read = rowReader(snapshot, compiled);
  return (partner) => read(partner, rowAt(snapshot, partner), snapshot.made.asOf);
}

/** How the row evaluator looks, from facts that a reader of the same snapshot gave, at other days of the same partner. */
export function otherDaysIn(snapshot: Snapshot, compiled: CompiledProgram): OtherDays {
  const { asOf, parametersAsOf = asOf } = snapshot.made;
  const read = rowReader(snapshot, compiled);
  return {
    parametersFollow: parametersAsOf === asOf,
    factsOn(facts, day) {
      if (!(facts instanceof ColumnFacts)) throw new Error('the facts are not those of a snapshot');
      return read(facts.index, rowOnDay(snapshot.rows, facts.index, toDay(day)), day);
    },
  };
}
