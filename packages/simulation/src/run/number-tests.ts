import type { Operator } from '@tierwright/program';
import type { Bits } from '../columns/bits.ts';
import { type Bytes, type Comparison, type Numbers, wholeLimit } from '../columns/lanes.ts';

/** An operator between known numbers, as a comparison or the inverse of one: what is not above is at most. */
export interface NumberTest {
  readonly how: Comparison;
  readonly isInverse?: true;
}

export const COMPARISONS: Partial<Readonly<Record<Operator, NumberTest>>> = {
  greaterThan: { how: 'above' },
  greaterThanInclusive: { how: 'atLeast' },
  lessThan: { how: 'atLeast', isInverse: true },
  lessThanInclusive: { how: 'above', isInverse: true },
  equal: { how: 'equal' },
  notEqual: { how: 'equal', isInverse: true },
};

// Several lanes at a time in the 32 bits of a word (Lamport, Multiple byte processing with full-word instructions, 1975):
// a lane's highest bit is where its answer comes to stand, and no lane borrows from the next because that bit is set first.
const HIGH_OF_BYTES = 0x8080_8080;
const LOW_OF_BYTES = 0x7f7f_7f7f;
const HIGH_OF_HALVES = 0x8000_8000;
const LOW_OF_HALVES = 0x7fff_7fff;
/** Brings the lowest bit of each byte together in the four highest bits. */
const GATHER = 0x1020_4080;

const wordsOf = (values: Numbers, count: number): Int32Array =>
  new Int32Array(values.buffer, values.byteOffset, Math.ceil((count * values.BYTES_PER_ELEMENT) / 4));

/** Writes for bytes whether they are above a limit from −128 to 127. */
function bytesAbove(values: Numbers, count: number, limit: number, out: Bits): void {
  // As numbers without a sign, and the least that passes.
  const least = limit + 129;
  if (least > 255) {
    out.fill(0, 0, (count + 31) >>> 5);
    return;
  }
  const words = wordsOf(values, count);
  const low = (least & 0x7f) * 0x0101_0101;
  const isHigh = least > 127;
  for (let from = 0, word = 0, at = 0; from < count; from += 32, word += 1) {
    let bits = 0;
    for (let lane = 0; lane < 32; lane += 4, at += 1) {
      const plain = (words[at] as number) ^ HIGH_OF_BYTES;
      const difference = (plain | HIGH_OF_BYTES) - low;
      const passes = isHigh ? plain & difference : plain | difference;
      bits |= (Math.imul((passes >>> 7) & 0x0101_0101, GATHER) >>> 28) << lane;
    }
    out[word] = bits;
  }
}

function bytesEqual(values: Numbers, count: number, limit: number, out: Bits): void {
  const words = wordsOf(values, count);
  const wanted = (limit & 0xff) * 0x0101_0101;
  for (let from = 0, word = 0, at = 0; from < count; from += 32, word += 1) {
    let bits = 0;
    for (let lane = 0; lane < 32; lane += 4, at += 1) {
      const other = (words[at] as number) ^ wanted;
      const differs = ((other & LOW_OF_BYTES) + LOW_OF_BYTES) | other;
      bits |= (Math.imul((~differs >>> 7) & 0x0101_0101, GATHER) >>> 28) << lane;
    }
    out[word] = bits;
  }
}

/** The same for halves of words, from −32,768 to 32,767. */
function halvesAbove(values: Numbers, count: number, limit: number, out: Bits): void {
  const least = limit + 32_769;
  if (least > 65_535) {
    out.fill(0, 0, (count + 31) >>> 5);
    return;
  }
  const words = wordsOf(values, count);
  const low = (least & 0x7fff) * 0x0001_0001;
  const isHigh = least > 32_767;
  for (let from = 0, word = 0, at = 0; from < count; from += 32, word += 1) {
    let bits = 0;
    for (let lane = 0; lane < 32; lane += 2, at += 1) {
      const plain = (words[at] as number) ^ HIGH_OF_HALVES;
      const difference = (plain | HIGH_OF_HALVES) - low;
      const passes = isHigh ? plain & difference : plain | difference;
      bits |= (((passes >>> 15) & 1) | ((passes >>> 30) & 2)) << lane;
    }
    out[word] = bits;
  }
}

function halvesEqual(values: Numbers, count: number, limit: number, out: Bits): void {
  const words = wordsOf(values, count);
  const wanted = (limit & 0xffff) * 0x0001_0001;
  for (let from = 0, word = 0, at = 0; from < count; from += 32, word += 1) {
    let bits = 0;
    for (let lane = 0; lane < 32; lane += 2, at += 1) {
      const other = (words[at] as number) ^ wanted;
      const same = ~(((other & LOW_OF_HALVES) + LOW_OF_HALVES) | other);
      bits |= (((same >>> 15) & 1) | ((same >>> 30) & 2)) << lane;
    }
    out[word] = bits;
  }
}

// One loop a comparison, written out: one that is passed in as a function costs ten times as much.

function above(values: Numbers, count: number, limit: number, out: Bits): void {
  for (let from = 0, word = 0; from < count; from += 32, word += 1) {
    let bits = 0;
    const end = Math.min(32, count - from);
    for (let lane = 0; lane < end; lane += 1) if ((values[from + lane] as number) > limit) bits |= 1 << lane;
    out[word] = bits;
  }
}

function atLeast(values: Numbers, count: number, limit: number, out: Bits): void {
  for (let from = 0, word = 0; from < count; from += 32, word += 1) {
    let bits = 0;
    const end = Math.min(32, count - from);
    for (let lane = 0; lane < end; lane += 1) if ((values[from + lane] as number) >= limit) bits |= 1 << lane;
    out[word] = bits;
  }
}

function equal(values: Numbers, count: number, limit: number, out: Bits): void {
  for (let from = 0, word = 0; from < count; from += 32, word += 1) {
    let bits = 0;
    const end = Math.min(32, count - from);
    for (let lane = 0; lane < end; lane += 1) if ((values[from + lane] as number) === limit) bits |= 1 << lane;
    out[word] = bits;
  }
}

/**
 * Writes for each number whether it is above, at least or equal to a limit. Flags behind the last one are of no meaning.
 * The numbers are those of `numbersOf`, or a part of them that begins at a multiple of 32.
 */
export function compareNumbers(values: Numbers, count: number, how: Comparison, limit: number, out: Bits): void {
  const bytes = values.BYTES_PER_ELEMENT as Bytes;
  if (bytes === 1 || bytes === 2) {
    const whole = wholeLimit(bytes, how, limit);
    if (bytes === 1) (how === 'equal' ? bytesEqual : bytesAbove)(values, count, whole, out);
    else (how === 'equal' ? halvesEqual : halvesAbove)(values, count, whole, out);
  } else if (how === 'above') above(values, count, limit, out);
  else if (how === 'atLeast') atLeast(values, count, limit, out);
  else equal(values, count, limit, out);
}
