import type { FactValue, Value } from '@tierwright/facts';
import { type Bits, hasBit } from './bits.ts';
import type { Numbers } from './lanes.ts';

/** Which values are known; null where all are. */
interface Known {
  readonly known: Bits | null;
}

/**
 * One fact of every partner. Money is minor units, dates are `YYYY-MM-DD` as codes of sorted words, so that the order of
 * codes is the order of days.
 */
export type Column = Known &
  (
    | { readonly kind: 'number'; readonly values: Numbers }
    | { readonly kind: 'flag'; readonly values: Bits }
    | { readonly kind: 'word' /** Places of words. */; readonly codes: Numbers; readonly words: readonly string[] }
    /** Members of the set of partner `i` are those from `starts[i]` on, before `starts[i + 1]`. */
    | { readonly kind: 'set'; readonly starts: Int32Array; readonly codes: Int32Array; readonly words: readonly string[] }
  );

/** What a column holds: the types of the language, without what they are measured in. */
export type ColumnKind = Column['kind'];

/** The value of one partner. */
export function valueAt(column: Column, index: number): FactValue {
  return column.known !== null && !hasBit(column.known, index) ? null : knownAt(column, index);
}

function knownAt(column: Column, index: number): Value {
  switch (column.kind) {
    case 'number':
      return column.values[index] as number;
    case 'flag':
      return hasBit(column.values, index);
    case 'word':
      return column.words[column.codes[index] as number] as string;
    case 'set': {
      const members: string[] = [];
      for (let at = column.starts[index] as number; at < (column.starts[index + 1] as number); at += 1)
        members.push(column.words[column.codes[at] as number] as string);
      return members;
    }
  }
}
