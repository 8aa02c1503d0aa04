import { type Bits, hasBit, newBits, setBit } from './bits.ts';
import type { Column } from './column.ts';
import { type Bytes, type Numbers, numbersOf } from './lanes.ts';

/** The flags of rows `rows[i]` at `i`. */
export function gatheredBits(bits: Bits, rows: Int32Array): Bits {
  const gathered = newBits(rows.length);
  for (let at = 0; at < rows.length; at += 1) if (hasBit(bits, rows[at] as number)) setBit(gathered, at);
  return gathered;
}

function gather(from: Numbers, rows: Int32Array): Numbers {
  const to = numbersOf(from.BYTES_PER_ELEMENT as Bytes, rows.length);
  for (let at = 0; at < rows.length; at += 1) to[at] = from[rows[at] as number] as number;
  return to;
}

/** The column that has the value of row `rows[i]` at `i`. */
export function gathered(column: Column, rows: Int32Array): Column {
  const known = column.known === null ? null : gatheredBits(column.known, rows);
  switch (column.kind) {
    case 'number':
      return { kind: 'number', known, values: gather(column.values, rows) };
    case 'flag':
      return { kind: 'flag', known, values: gatheredBits(column.values, rows) };
    case 'word':
      return { ...column, known, codes: gather(column.codes, rows) };
    case 'set': {
      const starts = new Int32Array(rows.length + 1);
      const codes: number[] = [];
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at] as number;
        for (let from = column.starts[row] as number; from < (column.starts[row + 1] as number); from += 1)
          codes.push(column.codes[from] as number);
        starts[at + 1] = codes.length;
      }
      return { ...column, known, starts, codes: Int32Array.from(codes) };
    }
  }
}
