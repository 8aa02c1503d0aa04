import type { Previous } from '@tierwright/program';
import { type Day, toDay } from '../dates/day.ts';
import type { FactValue, GroupValues } from '../fact-set/fact-set.ts';
import type { RateTable } from '../money/rate-table.ts';
import type { Cell, RecordRow } from '../records/record-row.ts';
import type { PartnerException } from './partner-exception.ts';

/** A partner file that was checked against a program and converted. Made by `FactModel.prepare`. */
export interface PreparedPartner {
  readonly id: string;
  readonly title: string | null;
  readonly parent: string | null;
  readonly previous: Previous | null;
  /** Exceptions in file order, those that do not apply included. */
  readonly exceptions: readonly PartnerException[];
  /** Given values by id: money in minor units, a value for each group where the fact is grouped. */
  readonly given: ReadonlyMap<string, FactValue | GroupValues>;
  /** Records by position of their kind in the program. */
  readonly rows: readonly (readonly RecordRow[] | undefined)[];
  /** Watermarks by position of the kind, null where a kind is not loaded; null: every kind counts as loaded. */
  readonly loaded: readonly (Day | null)[] | null;
  readonly rates: RateTable;
  readonly family: readonly PreparedPartner[];
  /** Values of facts read from attributes, by position of the fact; undefined where the attribute is absent. */
  readonly attributes: readonly (Cell | GroupValues | undefined)[];
  /** What filters of records read of those facts: given, from the attribute, or what holds without it. */
  readonly attributeCells: readonly Cell[];
  /** Whether the lines of a deal are there: without them facts of scope "deal" are unknown. */
  readonly hasDealLines: boolean;
}

/** The exceptions that were known on a day: with `asKnownOn` those recorded by then (FACT-L5). */
export function exceptionsKnown({ exceptions }: PreparedPartner, asKnownOn?: string): readonly PartnerException[] {
  if (asKnownOn === undefined) return exceptions;
  const day = toDay(asKnownOn);
  return exceptions.filter(({ recordedOn }) => recordedOn === null || recordedOn <= day);
}
