import { type Bits, firstBit } from '../columns/bits.ts';

/** Adds one to the numbers of those who have a flag; there is room for whole words of them. */
export function addOnes(bits: Bits, count: number, to: Float64Array): void {
  for (let word = 0, from = 0; from < count; word += 1, from += 32) {
    for (let left = bits[word] as number; left !== 0; left &= left - 1) {
      const index = from + firstBit(left);
      to[index] = (to[index] as number) + 1;
    }
  }
}

/** ANDs or ORs flags into others. */
export function merge(into: Bits, next: Bits, words: number, isAll: boolean): void {
  if (isAll) for (let word = 0; word < words; word += 1) into[word] = (into[word] as number) & (next[word] as number);
  else for (let word = 0; word < words; word += 1) into[word] = (into[word] as number) | (next[word] as number);
}

/** Whether all flags are 0 (of `all`) or 1 (of `any`). */
export function isDecided(bits: Bits, words: number, isAll: boolean): boolean {
  const decided = isAll ? 0 : 0xffff_ffff;
  for (let word = 0; word < words; word += 1) if (bits[word] !== decided) return false;
  return true;
}
