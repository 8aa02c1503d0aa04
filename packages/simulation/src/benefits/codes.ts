import type { Bits } from '../columns/bits.ts';
import type { Comparison } from '../columns/lanes.ts';
import { compareNumbers } from '../run/number-tests.ts';

// What partners have, as few small numbers: what comes of a number is worked out once and looked up for all who have it. Each of
// these loops does one thing to arrays of one kind, so that it is compiled once, early, for every benefit of both versions.

/** Puts what partners have into their codes, as one more digit; `least` is 0 of it. */
export function addDigit(codes: Uint16Array, width: number, digits: Int8Array | Uint8Array, least: number, count: number): void {
  for (let index = 0; index < count; index += 1) codes[index] = (codes[index] as number) * width + (digits[index] as number) - least;
}

/** By code the first partner who has it, −1 where nobody does. */
export function firstWith(codes: Uint16Array, all: number, count: number): Int32Array {
  const first = new Int32Array(all).fill(-1);
  for (let index = count - 1; index >= 0; index -= 1) first[codes[index] as number] = index;
  return first;
}

export function lookUp(codes: Uint16Array, table: Uint8Array, out: Uint8Array, count: number): void {
  for (let index = 0; index < count; index += 1) out[index] = table[codes[index] as number] as number;
}

/** What is said of each tier, for all who hold one; `least` is the first place of the table. */
export function lookUpTiers(tiers: Int8Array, least: number, table: Uint8Array, out: Uint8Array, count: number): void {
  for (let index = 0; index < count; index += 1) out[index] = table[(tiers[index] as number) - least] as number;
}

/** Takes so much from the numbers that are at least that, and all that is left where there is no flag. */
export function settle(numbers: Uint8Array, least: number, flags: Bits, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const number = numbers[index] as number;
    if (number >= least) numbers[index] = (flags[index >>> 5] as number) & (1 << (index & 31)) ? number - least : 0;
  }
}

/** Whose small number compares so with a limit; flags behind the last one are 0. */
export function flagsOf(numbers: Uint8Array, how: Comparison, limit: number, count: number, out: Bits): Bits {
  compareNumbers(new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length), count, how, limit, out);
  leave(out, count);
  return out;
}

/** Leaves no flag behind the last of so many. */
export function leave(flags: Bits, count: number): void {
  const last = count >>> 5;
  if ((count & 31) !== 0) flags[last] = (flags[last] as number) & ((1 << (count & 31)) - 1);
}

/** Takes from flags those of others. */
export function without(flags: Bits, others: Bits, words: number): void {
  for (let word = 0; word < words; word += 1) flags[word] = (flags[word] as number) & ~(others[word] as number);
}

/** Leaves of flags those that others have too. */
export function within(flags: Bits, others: Bits, words: number): void {
  for (let word = 0; word < words; word += 1) flags[word] = (flags[word] as number) & (others[word] as number);
}

export function hasAny(flags: Bits, words: number): boolean {
  for (let word = 0; word < words; word += 1) if (flags[word] !== 0) return true;
  return false;
}

/** Writes the amounts of those who have a flag, so many times, from a place on. */
export function writeTimes(amounts: Float64Array, times: number, flags: Bits, from: number, count: number, out: Float64Array): void {
  for (let start = 0; start < count; start += 32) {
    const bits = flags[start >>> 5] as number;
    if (bits === 0) continue;
    const end = Math.min(start + 32, count);
    for (let index = start; index < end; index += 1)
      if ((bits & (1 << (index & 31))) !== 0) out[from + index] = (amounts[index] as number) * times;
  }
}
