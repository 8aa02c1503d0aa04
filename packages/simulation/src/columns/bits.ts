/** A flag for each partner: that of partner `i` is bit `i & 31` of word `i >>> 5`. */
export type Bits = Uint32Array;

/** How many words hold so many flags. */
export const wordsFor = (count: number): number => (count + 31) >>> 5;

export const newBits = (count: number): Bits => new Uint32Array(wordsFor(count));

export const hasBit = (bits: Bits, index: number): boolean => ((bits[index >>> 5] as number) & (1 << (index & 31))) !== 0;

export function setBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] as number) | (1 << (index & 31));
}

/** The place of the first flag of a word that has one. */
export const firstBit = (word: number): number => 31 - Math.clz32(word & -word);
