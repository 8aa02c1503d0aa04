import type { Aggregate, ValueType } from '@tierwright/program';
import type { ParameterModel, Reads } from '../parameters/parameter-model.ts';
import type { FieldPath } from '../records/field-path.ts';
import type { KindModel } from '../records/record-kind.ts';
import type { Cell } from '../records/record-row.ts';
import type { RecordWindow } from '../windows/record-window.ts';
import type { Filter } from './filter.ts';

/** A factor of `times`: a constant scaled by 10^decimals, or a parameter (null: the program has no such parameter). */
export type Weight =
  | { readonly scaled: number | bigint; readonly decimals: number }
  | { readonly parameter: ParameterModel | null; readonly decimals: number };

/** How a fact is made from records: the whole `within` chain in one. */
export interface RecordPlan {
  readonly kind: KindModel;
  readonly filters: readonly Filter[];
  readonly windows: readonly RecordWindow[];
  readonly aggregate: Aggregate;
  readonly of: FieldPath | null;
  /** The date of the first window, which sets the exchange rate. */
  readonly dated: FieldPath | null;
  /** The date that `latest` goes by. */
  readonly latestBy: FieldPath | null;
  readonly weights: readonly Weight[];
  readonly per: number | null;
  readonly by: FieldPath | null;
  readonly family: boolean;
  /** Read from the lines of the deal at hand, if there is one. */
  readonly ofDeal: boolean;
  /** Every kind that is read, those behind refs included: all must be loaded. */
  readonly feeds: readonly KindModel[];
  readonly reads: Reads;
}

/** A declared fact, compiled. */
export interface FactPlan {
  readonly id: string;
  readonly index: number;
  readonly type: ValueType;
  /** The group field. */
  readonly by: string | null;
  /** Every group, where the group field is an enum. */
  readonly groups: readonly string[] | null;
  /** What holds without data; null is unknown. */
  readonly missing: Cell;
  /** `onMissing: "error"`. */
  readonly required: boolean;
  readonly attribute: string | null;
  readonly records: RecordPlan | null;
}
