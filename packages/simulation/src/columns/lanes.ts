/** Bytes after which a column may be read on: the widest vector. */
const PADDING = 64;

const ARRAYS = { 1: Int8Array, 2: Int16Array, 4: Int32Array, 8: Float64Array } as const;
/** How many bytes a value takes. */
export type Bytes = keyof typeof ARRAYS;
/** Whole numbers that fit are kept in as few bytes as hold them all; all else in doubles. */
export type Numbers = Int8Array | Int16Array | Int32Array | Float64Array;

/** Room for so many values, with zeros behind the last one, so that several can be read at a time. */
export function numbersOf(bytes: Bytes, count: number): Numbers {
  const buffer = new ArrayBuffer(Math.ceil((count * bytes + 1) / PADDING) * PADDING);
  return new ARRAYS[bytes](buffer, 0, count);
}

/** The greatest whole number of a lane. The least one is no value of a column: it is what no value is above. */
const MOST = { 1: 0x7f, 2: 0x7fff, 4: 0x7fff_ffff } as const;
const mostOf = (bytes: 1 | 2 | 4): number => MOST[bytes];

/** The fewest bytes that hold whole numbers from `least` to `most`. */
export function bytesFor(least: number, most: number): Bytes {
  for (const bytes of [1, 2, 4] as const) if (least >= -mostOf(bytes) && most <= mostOf(bytes)) return bytes;
  return 8;
}

/** How a number is compared with a limit; all other tests of numbers are the inverse of one of these. */
export type Comparison = 'equal' | 'above' | 'atLeast';

/**
 * The limit that lanes of whole numbers are compared with, by "greater than" alone or "equal": lanes know no fractions,
 * and what every value passes, or none, has a limit too.
 */
export function wholeLimit(bytes: 1 | 2 | 4, how: Comparison, limit: number): number {
  const most = mostOf(bytes);
  const never = -most - 1;
  if (how === 'equal') return Number.isInteger(limit) && Math.abs(limit) <= most ? limit : never;
  const above = how === 'above' ? Math.floor(limit) : Math.ceil(limit) - 1;
  return Math.max(never, Math.min(most, above));
}
