import type { Condition, ValueType } from '@tierwright/program';
import type { Day } from '../dates/day.ts';
import type { FactValue, Status } from '../fact-set/fact-set.ts';
import type { PreparedPartner } from '../partner/prepared-partner.ts';
import type { Cell, RecordRow } from '../records/record-row.ts';

/** A value with its type, as a filter port reads it: money in minor units, dates as `YYYY-MM-DD`. */
export interface Operand {
  type: ValueType;
  value: FactValue;
}

/** Who decides filters of records (`where`, and variants of parameters read there). Default: compiled closures. */
export interface FilterPort {
  status(condition: Condition, read: (id: string) => Operand): Status;
}

/** What the facts of one partner on one day are made of; `row` is the record at hand. */
export interface FactContext {
  readonly partner: PreparedPartner;
  readonly day: Day;
  /** The day of parameters that are not looked up at a date of a record or of the partner. */
  readonly parametersDay: Day;
  /** Records recorded later are not known; null: all are. */
  readonly knownOn: Day | null;
  readonly port: FilterPort | null;
  /** Values of the partner's parameters, by position, once they were asked for. */
  readonly parameters: (Cell | undefined)[];
  /** Edges of the model's windows on the day, by slot. */
  readonly first: readonly Day[];
  readonly last: readonly Day[];
  row: RecordRow;
}
