import type { Day } from '../dates/day.ts';

/** A field's value as facts hold it: dates as days, money in minor units, sets sorted; null where it is absent. */
export type Cell = number | string | boolean | readonly string[] | null;

/** A record after it was checked: its values by the position of the field in its kind. */
export class RecordRow {
  readonly id: string;
  /** The partner that has the record; a member's where facts count a family. */
  readonly partner: string;
  readonly cells: readonly Cell[];
  /** The currency of money cells that are not in the program's currency. */
  readonly currencies: ReadonlyMap<number, string> | null;
  /** The day on which the record came to be known; null where that is not told. */
  readonly recordedOn: Day | null;
  /** The records that ref fields point to, by `FieldModel.refIndex`; set once all kinds are read. */
  refs: readonly (RecordRow | null)[] | null = null;

  constructor(id: string, partner: string, cells: readonly Cell[], currencies: ReadonlyMap<number, string> | null, recordedOn: Day | null) {
    this.id = id;
    this.partner = partner;
    this.cells = cells;
    this.currencies = currencies;
    this.recordedOn = recordedOn;
  }
}
