import { ENGINE_VERSION } from '@tierwright/engine';
import { type FactValue, fromDay, toDay } from '@tierwright/facts';
import { earningsOf, isEarnings } from '../benefits/earnings.ts';
import { valueAt } from '../columns/column.ts';
import { rowReasons } from '../outcome/in-columns.ts';
import type { FactKey } from './fact-keys.ts';
import { factKeys } from './fact-keys.ts';
import { readingKey } from './reading-key.ts';
import { rowsOf, type Snapshot, type SnapshotQuestion } from './snapshot.ts';
import { textAt } from './texts.ts';
import type { FactShare, VersionReaders } from './version-readers.ts';

/** Rows of a partner in a snapshot that had it already. */
export interface KnownPartner {
  readonly days: readonly string[];
  /** The row that holds on a day. */
  rowOn(day: string): number;
}

/** Looks partners up in a snapshot of the same base, each of whom is there once; fastest in the order of the snapshot. */
export class KnownRows {
  /** What is left to compute, by the place of the whole share; a share of which nothing is left has no ids. */
  readonly shares: readonly FactShare[];
  /** Facts of which nothing is left to compute. */
  readonly keys: ReadonlySet<FactKey>;
  /** Whether its rows begin on no day on which nothing that is asked for changes. */
  readonly isOfSameDays: boolean;
  /** Places of readings that need not be made of a partner it has who has no state before. */
  readonly spared: ReadonlySet<number>;
  readonly #snapshot: Snapshot;
  #next = 0;
  #places: ReadonlyMap<string, number> | undefined;

  constructor(snapshot: Snapshot, question: SnapshotQuestion, readers: VersionReaders) {
    if (!answers(snapshot, question)) throw new Error('The snapshot was made for another question');
    this.#snapshot = snapshot;
    const isKnown = (key: FactKey) => snapshot.facts.has(key) || snapshot.groups.has(key);
    this.keys = new Set(readers.keys.filter(isKnown));
    const asked = new Set(readers.keys);
    this.isOfSameDays = snapshot.made.keys.every((key) => asked.has(key) || isEarnings(key));
    this.shares = readers.shares(new Set(readers.keys)).map((share) => {
      const keys = factKeys(share.compiled);
      return { ...share, ids: new Set([...share.ids].filter((id) => !isKnown(keys.get(id) as FactKey))) };
    });
    this.spared = new Set(readers.readings.flatMap((reading, place) => (this.#isSpared(reading, place, question, readers) ? [place] : [])));
  }

  /**
   * A reading that took its partners then takes them now; of it nothing is left to compute, and it leaves nobody to rows who was
   * not left to them then.
   */
  #isSpared(reading: string, place: number, question: SnapshotQuestion, { versions }: VersionReaders): boolean {
    const { readings, rows, since } = this.#snapshot.made;
    const isOneDay = since === undefined && (question.from === undefined || question.from >= question.asOf);
    const isLeft = this.shares.some((share) => share.reading === place && share.ids.size > 0);
    if (!readings.includes(reading) || isLeft || !(isOneDay || this.isOfSameDays)) return false;
    return versions.every(
      (compiled) =>
        readingKey(compiled) !== reading ||
        (earningsOf(compiled).length === 0 &&
          (rows === 'everybody' || rowReasons(compiled, question).every(({ name }) => rows.includes(name)))),
    );
  }

  /** The value of a fact that every version has. */
  valueOf(key: FactKey, row: number): FactValue {
    const column = this.#snapshot.facts.get(key);
    return column === undefined ? null : valueAt(column, row);
  }

  /** Nothing for a partner that it does not hold, or leaves to rows: why is not known from its columns. */
  find(id: string): KnownPartner | null {
    const { asRead, rows } = this.#snapshot;
    const partner = this.#placeOf(id);
    if (partner === undefined) return null;
    this.#next = partner + 1;
    if (asRead.has(partner)) return null;
    const [first, end] = rowsOf(rows, partner);
    const days = Array.from({ length: end - first }, (_, index) => fromDay(rows.days[first + index] as number));
    return {
      days,
      rowOn(day) {
        let row = end - 1;
        while (row > first && (rows.days[row] as number) > toDay(day)) row -= 1;
        return row;
      },
    };
  }

  /** Mostly the next one; versions that count families, or leave others out, have another order. */
  #placeOf(id: string): number | undefined {
    const { count, ids } = this.#snapshot;
    if (this.#next < count && textAt(ids, this.#next) === id) return this.#next;
    this.#places ??= new Map(Array.from({ length: count }, (_, place) => [textAt(ids, place), place]));
    return this.#places.get(id);
  }
}

/** Whether a snapshot was made of the same base, for the same days, by this engine. */
const answers = ({ made }: Snapshot, { base, asOf, from, parametersAsOf, asKnownOn }: SnapshotQuestion): boolean =>
  made.engine === ENGINE_VERSION &&
  made.base === base &&
  made.asOf === asOf &&
  made.from === from &&
  made.parametersAsOf === parametersAsOf &&
  made.asKnownOn === asKnownOn;
