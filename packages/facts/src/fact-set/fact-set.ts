import type { Problem } from '@tierwright/program';

/** A known value: money in integer minor units of the program's currency, dates as `YYYY-MM-DD`, sets sorted. */
export type Value = number | boolean | string | readonly string[];
/** `null` is unknown, never "no" and never zero. */
export type FactValue = Value | null;
export type GroupValues = Readonly<Record<string, FactValue>>;

/** Three-valued outcome of a condition (strong Kleene). Only `met` satisfies anything. */
export type Status = 'met' | 'missed' | 'unknown';

/** First and last day that count, both inside; absent ends are open. */
export interface DayRange {
  from?: string;
  through?: string;
}

/** What made a fact: the windows that were looked at and the records that counted. */
export interface FactSource {
  windows: DayRange[];
  /** Ids of the records that counted, in file order. */
  records: string[];
}

/** A record that counted, with what benefits need of it: its date fields, its money in its own currency. */
export interface CountedRecord {
  id: string;
  partner: string;
  /** A field's value: dates as `YYYY-MM-DD`, money as integer minor units of the record's own currency. */
  field(path: string): FactValue;
  /** The currency of a money field. */
  currency(path: string): string;
  /** The date it counted by: that of the fact's first window (`on`, or the start of the span); null without a window. */
  date: string | null;
  /** The record's value of the aggregated field, in minor units of its own currency. */
  amount: { minor: number; currency: string } | null;
}

/** The facts of one partner as of one day. Reading is cheap; sources and records are made when asked for. */
export interface FactSet {
  readonly asOf: string;
  readonly partner: string;
  /** Every declared fact, every given derived value and built-in. A grouped fact holds a value for each group. */
  readonly values: Readonly<Record<string, FactValue | GroupValues>>;
  /** Ids whose value was given by the caller rather than made from records or attributes. */
  readonly given: ReadonlySet<string>;
  /** Facts that are unknown because their records are not loaded through the day; such a fact demotes nobody. */
  readonly notLoaded: ReadonlySet<string>;
  /** PDL401: data that the program declares as needed (`onMissing: "error"`) is missing; the fact is unknown. */
  readonly problems: readonly Problem[];
  /** The value that a group without an entry has (an open group domain), e.g. 0 for a sum. */
  missing(fact: string): FactValue;
  source(fact: string, group?: string): FactSource | undefined;
  records(fact: string, group?: string): readonly CountedRecord[];
}
