import type { FactValue } from '@tierwright/facts';
import { type Bits, hasBit } from '../columns/bits.ts';
import { type Column, valueAt } from '../columns/column.ts';
import type { Numbers } from '../columns/lanes.ts';

/** Values of the partners of a block. `known` is null where all are known. */
export type Vector =
  | { readonly kind: 'constant'; readonly value: FactValue }
  | {
      readonly kind: 'number';
      readonly values: Numbers;
      readonly known: Bits | null;
      /** The most that each can be, where values are lower bounds (ENG-C3). */
      readonly most: Float64Array | null;
    }
  | { readonly kind: 'column'; readonly column: Exclude<Column, { kind: 'number' }>; readonly from: number }
  /** As they are: of few partners, or of a kind that no column has. */
  | { readonly kind: 'list'; readonly values: readonly FactValue[] };

/** The value of one partner of the block as others read it: one that is not exact is unknown. */
export function vectorAt(vector: Vector, index: number): FactValue {
  switch (vector.kind) {
    case 'constant':
      return vector.value;
    case 'number': {
      if (vector.known !== null && !hasBit(vector.known, index)) return null;
      const value = vector.values[index] as number;
      return vector.most !== null && vector.most[index] !== value ? null : value;
    }
    case 'column':
      return valueAt(vector.column, vector.from + index);
    case 'list':
      return vector.values[index] as FactValue;
  }
}
