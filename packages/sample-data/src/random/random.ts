const UNIT = 1 / 4294967296;

/** 32-bit FNV-1a over UTF-16 code units: the same for a text everywhere. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Seeded pseudo-random numbers (sfc32). A stream depends on the seed and its own number alone, so partner 70,000 can be
 * made without the ones before it. Only exactly rounded arithmetic is used (no `Math.pow`, `log` or `exp`, which engines
 * may round differently): the same seed gives the same bytes in every JavaScript engine.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: number, stream: number) {
    this.a = mix(seed);
    this.b = mix(stream + 0x9e3779b9);
    this.c = mix(seed ^ Math.imul(stream, 0x27d4eb2f));
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A number in [0, 1). */
  next(): number {
    const sum = (this.a + this.b + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return (sum >>> 0) * UNIT;
  }

  /** An integer in [0, count); 0 where the count is below 1. */
  below(count: number): number {
    return count < 1 ? 0 : Math.floor(this.next() * count);
  }

  /** An integer in [low, high]; `low` where the range is empty. */
  between(low: number, high: number): number {
    return high <= low ? low : low + Math.floor(this.next() * (high - low + 1));
  }

  /** A number in [low, high). */
  within(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the list. The list must not be empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** An index, each with a chance in proportion to its weight. */
  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = this.next() * total;
    for (let index = 0; index < weights.length; index++) {
      left -= weights[index] ?? 0;
      if (left < 0) return index;
    }
    return Math.max(0, weights.length - 1);
  }

  /** Puts the list in random order, in place. */
  shuffle<T>(list: T[]): T[] {
    for (let index = list.length - 1; index > 0; index--) {
      const other = this.below(index + 1);
      const kept = list[index] as T;
      list[index] = list[other] as T;
      list[other] = kept;
    }
    return list;
  }
}
