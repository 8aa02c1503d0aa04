import type { PartnerData } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import type { Column } from '../columns/column.ts';
import type { Entries } from '../columns/partner-columns.ts';
import type { FactKey } from './fact-keys.ts';
import type { Texts } from './texts.ts';

/** What is asked of a base. */
export interface SnapshotQuestion {
  /** SHA-256, in hex, of what the partners were read from. */
  readonly base: string;
  /** The day that is decided; of a range its last one. */
  readonly asOf: string;
  /** The first day of a range; without it one day alone is decided. */
  readonly from?: string;
  /** The day whose thresholds and rates hold; without it the day that is decided. */
  readonly parametersAsOf?: string;
  readonly asKnownOn?: string;
}

/** What a snapshot was made of, and for. Two snapshots with the same of it have the same content. */
export interface SnapshotMaking extends SnapshotQuestion {
  /** The version of the engine that reckoned its facts. */
  readonly engine: string;
  /** What its partners were checked against (`readingKey`), sorted. */
  readonly readings: readonly string[];
  /** Keys of the facts that it holds, sorted. */
  readonly keys: readonly string[];
  /** The first day whose facts it holds, where versions ask for days before the one that is decided (`held`). */
  readonly since?: string;
  /** Whom it keeps as they were read besides those of SIM-S4: everybody, or those of the named reasons. */
  readonly rows: 'everybody' | readonly string[];
}

/** Days as numbers (`toDay`); this one stands for none. */
export const NO_DAY = -0x8000_0000;

/** Facts that a partner has from one day on until they change: a row. On one day alone each partner has one row. */
export interface Rows {
  readonly count: number;
  /** Rows of partner `i` are those from `starts[i]` on, before `starts[i + 1]`, in the order of days; null: row `i` alone. */
  readonly starts: Int32Array | null;
  /** The first day of each row. */
  readonly days: Int32Array;
}

/** The rows of a partner: the first one, and the one behind its last. */
export const rowsOf = ({ starts }: Rows, partner: number): readonly [number, number] =>
  starts === null ? [partner, partner + 1] : [starts[partner] as number, starts[partner + 1] as number];

/** The state of each partner before (ENG-S), where it is given. */
export interface PreviousStates {
  /** `NO_DAY` where there is none. */
  readonly on: Int32Array;
  readonly since: Int32Array;
  readonly until: Int32Array;
  /** Places in `STATES`; of a state that is not given that of `held`. */
  readonly state: Uint8Array;
  readonly tier: Column;
  /** By group; a partner whose state is by group has its bit in `isByGroup`. */
  readonly groups: ReadonlyMap<string, Column>;
  readonly isByGroup: Uint32Array;
}

/** A partner that cannot be decided, and why. */
export interface UndecidedPartner {
  readonly partner: string;
  readonly problems: readonly Problem[];
}

/** Partners of a base, or a shard of them, as columns: everything that deciding them takes. */
export interface Snapshot {
  readonly made: SnapshotMaking;
  /** Partners. */
  readonly count: number;
  readonly ids: Texts;
  /** An empty text where there is none. */
  readonly titles: Texts;
  readonly rows: Rows;
  /** Facts without groups, a value for each row. Built-in ones (`partner.status`) stand under their names. */
  readonly facts: ReadonlyMap<FactKey, Column>;
  /** Facts with groups that a field declares: by group, a value for each row. */
  readonly groups: ReadonlyMap<FactKey, ReadonlyMap<string, Column>>;
  /** Facts by a field whose groups are those that occur; their `partners` are rows. */
  readonly entries: ReadonlyMap<string, Entries>;
  readonly previous: PreviousStates | null;
  /** Partners that the row evaluator decides, as they were read: their place, and what is known of them. */
  readonly asRead: ReadonlyMap<number, PartnerData>;
  /** Partners that cannot be decided; they are not counted. */
  readonly undecided: readonly UndecidedPartner[];
}
