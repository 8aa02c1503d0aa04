import { ENGINE_VERSION } from '@tierwright/engine';
import { fromDay, toDay } from '@tierwright/facts';
import type { FactKey } from './fact-keys.ts';
import { factKeys } from './fact-keys.ts';
import { rowsOf, type Snapshot, type SnapshotQuestion } from './snapshot.ts';
import { textAt } from './texts.ts';
import type { FactShare, VersionReaders } from './version-readers.ts';

/** Rows of a partner in a snapshot that had it already. */
export interface KnownPartner {
  readonly days: readonly string[];
  /** The row that holds on a day. */
  rowOn(day: string): number;
}

/** Looks partners up in a snapshot of the same base, in the order in which they were put there. */
export class KnownRows {
  /** What is left to compute, by the place of the whole share; a share of which nothing is left has no ids. */
  readonly shares: readonly FactShare[];
  readonly #snapshot: Snapshot;
  #next = 0;

  constructor(snapshot: Snapshot, question: SnapshotQuestion, readers: VersionReaders) {
    if (!answers(snapshot, question)) throw new Error('The snapshot was made for another question');
    this.#snapshot = snapshot;
    const isKnown = (key: FactKey) => snapshot.facts.has(key) || snapshot.groups.has(key);
    this.shares = readers.shares(new Set(readers.keys)).map((share) => {
      const keys = factKeys(share.compiled);
      return { ...share, ids: new Set([...share.ids].filter((id) => !isKnown(keys.get(id) as FactKey))) };
    });
  }

  /** Nothing for a partner that it does not hold, or leaves to rows: why is not known from its columns. */
  find(id: string): KnownPartner | null {
    const { count, ids, asRead, rows } = this.#snapshot;
    if (this.#next >= count || textAt(ids, this.#next) !== id) return null;
    const partner = this.#next;
    this.#next += 1;
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
}

/** Whether a snapshot was made of the same base, for the same days, by this engine. */
const answers = ({ made }: Snapshot, { base, asOf, from, parametersAsOf, asKnownOn }: SnapshotQuestion): boolean =>
  made.engine === ENGINE_VERSION &&
  made.base === base &&
  made.asOf === asOf &&
  made.from === from &&
  made.parametersAsOf === parametersAsOf &&
  made.asKnownOn === asKnownOn;
