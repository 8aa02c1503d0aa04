import type { TierTest, TrackTests } from './tier-tests.ts';

/** What cliffs have in common: there are few kinds. */
export interface CliffKind {
  readonly track: TrackTests;
  readonly test: TierTest;
  /** Places of tiers, −1 for none. */
  readonly from: number;
  readonly to: number;
}

/** Partners near a threshold, whose tier is another one if that one test turns: in columns, since a shard has ten thousands of them. */
export class FoundCliffs {
  readonly kinds: CliffKind[] = [];
  #count = 0;
  #rows = new Int32Array(1024);
  #kindAt = new Int32Array(1024);
  #values = new Float64Array(1024);
  #thresholds = new Float64Array(1024);

  get count(): number {
    return this.#count;
  }

  /** By cliff, the partner. */
  get rows(): Int32Array {
    return this.#rows.subarray(0, this.#count);
  }

  /** By cliff, a place in `kinds`. */
  get kindAt(): Int32Array {
    return this.#kindAt.subarray(0, this.#count);
  }

  /** By cliff, as the program reckons: minor units of money. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#count);
  }

  get thresholds(): Float64Array {
    return this.#thresholds.subarray(0, this.#count);
  }

  /** The place of a kind that comes for the first time. */
  addKind(kind: CliffKind): number {
    return this.kinds.push(kind) - 1;
  }

  add(kind: number, row: number, value: number, threshold: number): void {
    const at = this.#count;
    if (at === this.#rows.length) this.#grow();
    this.#rows[at] = row;
    this.#kindAt[at] = kind;
    this.#values[at] = value;
    this.#thresholds[at] = threshold;
    this.#count = at + 1;
  }

  #grow(): void {
    const size = this.#rows.length * 2;
    const [rows, kindAt] = [new Int32Array(size), new Int32Array(size)];
    rows.set(this.#rows);
    kindAt.set(this.#kindAt);
    const [values, thresholds] = [new Float64Array(size), new Float64Array(size)];
    values.set(this.#values);
    thresholds.set(this.#thresholds);
    [this.#rows, this.#kindAt, this.#values, this.#thresholds] = [rows, kindAt, values, thresholds];
  }
}
