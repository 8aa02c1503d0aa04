import { type Bits, hasBit, newBits, setBit } from './bits.ts';
import type { Column } from './column.ts';
import { type Bytes, type Numbers, numbersOf } from './lanes.ts';

/** Flags from one place on, before another. */
export function bitsFrom(bits: Bits, from: number, to: number): Bits {
  const cut = newBits(to - from);
  for (let index = from; index < to; index += 1) if (hasBit(bits, index)) setBit(cut, index - from);
  return cut;
}

function cutNumbers(values: Numbers, from: number, to: number): Numbers {
  const cut = numbersOf(values.BYTES_PER_ELEMENT as Bytes, to - from);
  cut.set(values.subarray(from, to));
  return cut;
}

/** The values of a column from one place on, before another, in lanes of the same width. */
export function cutColumn(column: Column, from: number, to: number): Column {
  const known = column.known === null ? null : bitsFrom(column.known, from, to);
  switch (column.kind) {
    case 'number':
      return { kind: 'number', known, values: cutNumbers(column.values, from, to) };
    case 'flag':
      return { kind: 'flag', known, values: bitsFrom(column.values, from, to) };
    case 'word':
      return { ...column, known, codes: cutNumbers(column.codes, from, to) };
    case 'set': {
      const first = column.starts[from] as number;
      const end = column.starts[to] as number;
      const starts = column.starts.slice(from, to + 1).map((start) => start - first);
      return { ...column, known, starts, codes: column.codes.slice(first, end) };
    }
  }
}
