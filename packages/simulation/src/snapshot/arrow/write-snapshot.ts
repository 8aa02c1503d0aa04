import { newBits, setBit } from '../../columns/bits.ts';
import { STATES } from '../../outcome/version-outcome.ts';
import { type FactKey, factOfKey } from '../fact-keys.ts';
import type { PreviousStates, Snapshot } from '../snapshot.ts';
import { TextsBuilder } from '../texts.ts';
import { Fields, type Part } from './fields.ts';
import { type Arrow, loadArrow } from './library.ts';
import { ABOUT, FORM } from './role.ts';
import { sealed } from './seal.ts';
import { ColumnWriter } from './write-column.ts';

/**
 * A snapshot as an Arrow IPC file of one record batch, a row for each partner. Facts that hold for some days only are in
 * a list of rows; who is decided from records, in JSON. Readable by any tool that reads Arrow.
 */
export async function writeSnapshot(snapshot: Snapshot): Promise<Uint8Array> {
  const arrow = await loadArrow();
  const fields = new Fields(arrow);
  const parts = new SnapshotWriter(arrow, fields, snapshot).parts();
  const about = { form: FORM, made: snapshot.made, count: snapshot.count, undecided: snapshot.undecided };
  const schema = new arrow.Schema(
    parts.map((part) => fields.field(part)),
    new Map([[ABOUT, JSON.stringify(about)]]),
  );
  const writer = new arrow.RecordBatchFileWriter();
  writer.write(new arrow.RecordBatch(schema, fields.struct(parts, snapshot.count)));
  writer.finish();
  return sealed(writer.toUint8Array(true));
}

class SnapshotWriter {
  readonly #columns: ColumnWriter;
  readonly #fields: Fields;
  readonly #snapshot: Snapshot;
  readonly #names: ReadonlyMap<FactKey, string>;

  constructor(arrow: Arrow, fields: Fields, snapshot: Snapshot) {
    this.#columns = new ColumnWriter(arrow);
    this.#fields = fields;
    this.#snapshot = snapshot;
    this.#names = namesOf([...snapshot.made.keys, ...snapshot.facts.keys()]);
  }

  parts(): Part[] {
    const { ids, titles, rows, previous, asRead } = this.#snapshot;
    const ofRows: Part[] = [{ name: 'from', role: { is: 'from' }, data: this.#columns.days(rows.days) }, ...this.#facts()];
    const inRows =
      rows.starts === null
        ? ofRows
        : [{ name: 'rows', role: { is: 'rows' } as const, data: this.#fields.lists(rows.starts, ofRows, rows.count) }];
    return [
      { name: 'id', role: { is: 'id' }, data: this.#columns.texts(ids) },
      { name: 'title', role: { is: 'title' }, data: this.#columns.texts(titles) },
      ...inRows,
      ...(previous === null ? [] : [this.#previous(previous)]),
      ...(asRead.size === 0 ? [] : [this.#asRead()]),
    ];
  }

  #nameOf(key: FactKey): string {
    return this.#names.get(key) ?? key;
  }

  #facts(): Part[] {
    const { facts, groups, entries, rows } = this.#snapshot;
    const plain = [...facts].map(
      ([key, column]): Part => ({ name: this.#nameOf(key), role: { is: 'fact', key }, data: this.#columns.column(column, rows.count) }),
    );
    const grouped = [...groups].flatMap(([key, columns]) =>
      [...columns].map(
        ([group, column]): Part => ({
          name: `${this.#nameOf(key)} ${group}`,
          role: { is: 'group', key, group },
          data: this.#columns.column(column, rows.count),
        }),
      ),
    );
    const occurring = [...entries.keys()].map((by): Part => ({ name: `by ${by}`, role: { is: 'entries', by }, data: this.#entries(by) }));
    return [...plain, ...grouped, ...occurring];
  }

  #entries(by: string): Part['data'] {
    const entries = this.#snapshot.entries.get(by);
    if (entries === undefined) throw new Error(`there are no entries by ${by}`);
    const count = entries.partners.length;
    const parts = [...entries.facts].flatMap(([key, { values, present }]): Part[] => [
      { name: this.#nameOf(key), role: { is: 'entry', key }, data: this.#columns.column(values, count) },
      { name: `${this.#nameOf(key)} occurs`, role: { is: 'present', key }, data: this.#columns.flags(present, count) },
    ]);
    const group: Part = { name: 'group', role: { is: 'entryGroup' }, data: this.#columns.column(entries.groups, count) };
    return this.#fields.lists(entries.starts, [group, ...parts], count);
  }

  #previous({ on, since, until, state, tier, groups, isByGroup }: PreviousStates): Part {
    const { count } = this.#snapshot;
    const codes = Int8Array.from(state);
    const parts: Part[] = [
      { name: 'on', role: { is: 'on' }, data: this.#columns.days(on) },
      { name: 'since', role: { is: 'since' }, data: this.#columns.days(since) },
      { name: 'until', role: { is: 'until' }, data: this.#columns.days(until) },
      { name: 'state', role: { is: 'state' }, data: this.#columns.column({ kind: 'word', known: null, codes, words: STATES }, count) },
      { name: 'tier', role: { is: 'tier' }, data: this.#columns.column(tier, count) },
      { name: 'is by group', role: { is: 'isByGroup' }, data: this.#columns.flags(isByGroup, count) },
      ...[...groups].map(
        ([group, column]): Part => ({ name: `tier ${group}`, role: { is: 'tierIn', group }, data: this.#columns.column(column, count) }),
      ),
    ];
    return { name: 'previous', role: { is: 'previous' }, data: this.#fields.struct(parts, count) };
  }

  #asRead(): Part {
    const { count, asRead } = this.#snapshot;
    const texts = new TextsBuilder();
    const known = newBits(count);
    for (let index = 0; index < count; index += 1) {
      const partner = asRead.get(index);
      texts.add(partner === undefined ? '' : JSON.stringify(partner));
      if (partner !== undefined) setBit(known, index);
    }
    return { name: 'as read', role: { is: 'asRead' }, data: this.#columns.texts(texts.finish(), known) };
  }
}

/** The id of a fact, with the beginning of its hash where there are several of that id. */
function namesOf(keys: readonly FactKey[]): Map<FactKey, string> {
  const times = new Map<string, number>();
  for (const key of new Set(keys)) times.set(factOfKey(key), (times.get(factOfKey(key)) ?? 0) + 1);
  return new Map(
    keys.map((key) => {
      const id = factOfKey(key);
      return [key, times.get(id) === 1 ? id : key.slice(0, id.length + 9)];
    }),
  );
}
