/** So many parts become one. */
const TOGETHER = 16;

/** Merges parts as they come: few are kept at a time, and none is copied more often than there are powers of `TOGETHER` in their number. */
export class Merging<Part> {
  readonly #merge: (parts: readonly Part[]) => Part;
  /** Parts that wait: at each level those that were merged from so many of the one below. */
  readonly #levels: Part[][] = [];

  constructor(merge: (parts: readonly Part[]) => Part) {
    this.#merge = merge;
  }

  add(part: Part): void {
    this.#put(part, 0);
  }

  /** All of them as one. */
  whole(): Part {
    return this.#merge(this.#levels.flat());
  }

  #put(part: Part, level: number): void {
    const waiting = [...(this.#levels[level] ?? []), part];
    const isFull = waiting.length === TOGETHER;
    this.#levels[level] = isFull ? [] : waiting;
    if (isFull) this.#put(this.#merge(waiting), level + 1);
  }
}
