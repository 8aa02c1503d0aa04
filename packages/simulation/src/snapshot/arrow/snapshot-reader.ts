import type { PartnerData } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import type { Data, Field } from 'apache-arrow';
import type { Column } from '../../columns/column.ts';
import type { Entries } from '../../columns/partner-columns.ts';
import { STATES } from '../../outcome/version-outcome.ts';
import { simulationProblem } from '../../problems/simulation-problems.ts';
import type { FactKey } from '../fact-keys.ts';
import type { PreviousStates, Snapshot } from '../snapshot.ts';
import { type Texts, textAt } from '../texts.ts';
import type { Arrow } from './library.ts';
import { partsOf, type ReadPart } from './parts-of.ts';
import { ColumnReader } from './read-column.ts';
import type { Role } from './role.ts';

type Content = Omit<Snapshot, 'made' | 'undecided'>;
type Named = Exclude<Role['is'], 'fact' | 'group' | 'entries' | 'entry' | 'present' | 'tierIn'>;

/** Puts a snapshot together from the fields of a file; all that is wrong with them at once. */
export class SnapshotReader {
  readonly problems: Problem[] = [];
  readonly #columns: ColumnReader;
  readonly #count: number;

  constructor(arrow: Arrow, count: number) {
    this.#columns = new ColumnReader(arrow);
    this.#count = count;
  }

  read(fields: readonly Field[], data: Data): Content | null {
    const parts = partsOf(fields, data);
    if (data.length !== this.#count) this.#isOfLength('', data.length, this.#count);
    const ids = this.#texts(parts, 'id');
    const titles = this.#texts(parts, 'title');
    const list = parts.find(({ role }) => role.is === 'rows');
    const [inRows, starts] = list === undefined ? [parts, null] : [itemsOf(list), this.#columns.starts(list.data)];
    const days = this.#need(inRows, 'from', (part) => this.#columns.days(part.data));
    const rows = days?.length ?? 0;
    const facts = this.#keyed(inRows, 'fact', rows);
    const groups = this.#groups(inRows, rows);
    const entries = this.#entries(inRows, rows);
    const previous = this.#previous(parts);
    const asRead = this.#asRead(parts);
    if (this.problems.length > 0 || !ids || !titles || !days) return null;
    return { count: this.#count, ids, titles, rows: { count: rows, starts, days }, facts, groups, entries, previous, asRead };
  }

  /** What a part holds, which must be there and of its type. */
  #need<T>(parts: readonly ReadPart[], is: Named, read: (part: ReadPart) => T | undefined): T | undefined {
    const part = parts.find(({ role }) => role.is === is);
    if (part !== undefined) return this.#typed(part, read);
    this.problems.push(simulationProblem('SIM104', `The snapshot has no column of the role ${is}.`, { value: is }));
    return undefined;
  }

  #typed<T>(part: ReadPart, read: (part: ReadPart) => T | undefined): T | undefined {
    const found = read(part);
    if (found === undefined) {
      const message = `The column ${part.name} is of the type ${String(part.data.type)}, which it cannot be.`;
      this.problems.push(simulationProblem('SIM105', message, { pointer: pointerTo(part.name), value: String(part.data.type) }));
    }
    return found;
  }

  #isOfLength(name: string, length: number, expected: number): void {
    if (length === expected) return;
    const message = `The column ${name} has ${length} values in place of ${expected}.`;
    this.problems.push(simulationProblem('SIM106', message, { pointer: pointerTo(name), value: length, expected: String(expected) }));
  }

  #texts(parts: readonly ReadPart[], is: 'id' | 'title'): Texts | undefined {
    return this.#need(parts, is, (part) => this.#columns.texts(part.data));
  }

  #column(part: ReadPart, length: number): Column | undefined {
    this.#isOfLength(part.name, part.data.length, length);
    return this.#typed(part, ({ data }) => this.#columns.column(data));
  }

  #keyed(parts: readonly ReadPart[], is: 'fact' | 'entry', length: number): Map<FactKey, Column> {
    const found = parts.flatMap((part) => {
      const column = part.role.is === is ? this.#column(part, length) : undefined;
      return column && part.role.is === is ? [[part.role.key, column] as const] : [];
    });
    return new Map(found);
  }

  #groups(parts: readonly ReadPart[], length: number): Map<FactKey, ReadonlyMap<string, Column>> {
    const groups = new Map<FactKey, Map<string, Column>>();
    for (const part of parts) {
      if (part.role.is !== 'group') continue;
      const column = this.#column(part, length);
      const of = groups.get(part.role.key) ?? new Map<string, Column>();
      if (column !== undefined) of.set(part.role.group, column);
      groups.set(part.role.key, of);
    }
    return groups;
  }

  #entries(parts: readonly ReadPart[], rows: number): Map<string, Entries> {
    return new Map(
      parts.flatMap((part) => {
        const entries = part.role.is === 'entries' ? this.#entriesOf(part, rows) : undefined;
        return entries && part.role.is === 'entries' ? [[part.role.by, entries] as const] : [];
      }),
    );
  }

  #entriesOf(part: ReadPart, rows: number): Entries | undefined {
    this.#isOfLength(part.name, part.data.length, rows);
    const items = itemsOf(part);
    const starts = this.#columns.starts(part.data);
    const count = starts[rows] ?? 0;
    const groups = this.#need(items, 'entryGroup', (one) => this.#column(one, count));
    const present = new Map(
      items.flatMap(({ role, data }) => {
        const flags = role.is === 'present' ? this.#columns.flags(data) : undefined;
        return flags && role.is === 'present' ? [[role.key, flags] as const] : [];
      }),
    );
    const facts = [...this.#keyed(items, 'entry', count)].flatMap(([key, values]) => {
      const flags = present.get(key);
      if (flags === undefined)
        this.problems.push(simulationProblem('SIM104', `The snapshot does not say where ${key} occurs.`, { value: key }));
      return flags === undefined ? [] : [[key, { values, present: flags }] as const];
    });
    return groups && { starts, partners: rowsOfEntries(starts), groups, facts: new Map(facts) };
  }

  #previous(parts: readonly ReadPart[]): PreviousStates | null {
    const part = parts.find(({ role }) => role.is === 'previous');
    if (part === undefined) return null;
    const inside = partsOf(part.data.type.children ?? [], part.data);
    const days = (is: 'on' | 'since' | 'until') => this.#need(inside, is, ({ data }) => this.#columns.days(data));
    const [on, since, until] = [days('on'), days('since'), days('until')];
    const state = this.#need(inside, 'state', (one) => statesOf(this.#column(one, this.#count)));
    const tier = this.#need(inside, 'tier', (one) => this.#column(one, this.#count));
    const isByGroup = this.#need(inside, 'isByGroup', ({ data }) => this.#columns.flags(data));
    const groups = inside.flatMap((one) => {
      const column = one.role.is === 'tierIn' ? this.#column(one, this.#count) : undefined;
      return column && one.role.is === 'tierIn' ? [[one.role.group, column] as const] : [];
    });
    if (!on || !since || !until || !state || !tier || !isByGroup) return null;
    return { on, since, until, state, tier, groups: new Map(groups), isByGroup };
  }

  #asRead(parts: readonly ReadPart[]): Map<number, PartnerData> {
    const found = new Map<number, PartnerData>();
    const part = parts.find(({ role }) => role.is === 'asRead');
    const texts = part && this.#typed(part, ({ data }) => this.#columns.texts(data));
    if (part === undefined || texts === undefined) return found;
    const known = part.data.nullCount === 0 ? null : part.data.nullBitmap;
    for (let index = 0; index < this.#count; index += 1)
      if (known === null || ((known?.[index >>> 3] ?? 0) >>> (index & 7)) & 1)
        found.set(index, JSON.parse(textAt(texts, index)) as PartnerData);
    return found;
  }
}

const itemsOf = ({ data }: ReadPart): ReadPart[] => {
  const [items] = data.children;
  return items === undefined ? [] : partsOf(items.type.children ?? [], items);
};

/** The row of each entry. */
function rowsOfEntries(starts: Int32Array): Int32Array {
  const rows = new Int32Array(starts.at(-1) ?? 0);
  for (let row = 0; row + 1 < starts.length; row += 1) rows.fill(row, starts[row], starts[row + 1]);
  return rows;
}

/** Places in `STATES`, whatever order the file has them in. */
function statesOf(column: Column | undefined): Uint8Array | undefined {
  if (column?.kind !== 'word') return undefined;
  const places = column.words.map((word) => (STATES as readonly string[]).indexOf(word));
  return Uint8Array.from(column.codes, (code) => places[code] ?? 0);
}

const pointerTo = (name: string): string => (name === '' ? '' : `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
