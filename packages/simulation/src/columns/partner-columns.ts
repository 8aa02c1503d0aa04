import type { Bits } from './bits.ts';
import type { Column } from './column.ts';

/** Facts by a field whose groups are those that occur: a row for each group of each partner, partner by partner. */
export interface Entries {
  /** Rows of partner `i` are those from `starts[i]` on, before `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** The partner of each row. */
  readonly partners: Int32Array;
  readonly groups: Column;
  /** By fact: its values, those that a group without an entry has included, and which rows have an entry. */
  readonly facts: ReadonlyMap<string, { readonly values: Column; readonly present: Bits }>;
}

/** Facts as columns, whatever their rows are. */
export interface FactColumns {
  /** Rows. */
  readonly count: number;
  /** By the name of the column; those with groups are in `groups`. */
  readonly facts: ReadonlyMap<string, Column>;
  /** By the name of the column, then by group. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, Column>>;
  /**
   * By the field that facts are grouped by, where its groups are those that occur; under names of their own the records that
   * benefits look at, by currency.
   */
  readonly entries: ReadonlyMap<string, Entries>;
}

/** The facts of a base of partners on a day, as columns under the ids of the facts. */
export interface PartnerColumns extends FactColumns {
  /** The day of the facts. */
  readonly asOf: string;
  /** Ids, in the order of the columns. */
  readonly partners: readonly string[];
}
