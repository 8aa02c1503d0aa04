import type { Movable } from '../movable/movable.ts';

/** Ranges of steps, one for each movable: every way to move them that lies inside. Both ends are inside. */
export class Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
  #nearest: Box | undefined;

  constructor(low: Float64Array, high: Float64Array) {
    this.low = low;
    this.high = high;
  }

  static of(movables: readonly Movable[]): Box {
    return new Box(
      Float64Array.from(movables, ({ low }) => low),
      Float64Array.from(movables, ({ high }) => high),
    );
  }

  /** Everything stays where it stands. */
  static still(movables: readonly Movable[]): Box {
    return new Box(new Float64Array(movables.length), new Float64Array(movables.length));
  }

  /** The step of a movable that is nearest to where it stands, and so the cheapest. */
  step(index: number): number {
    const low = this.low[index] as number;
    if (low > 0) return low;
    return Math.min(this.high[index] as number, 0);
  }

  isFixed(index: number): boolean {
    return this.low[index] === this.high[index];
  }

  /** The cheapest way to move everything that lies inside, as a box of its own. Ask for it once ranges no longer change. */
  get nearest(): Box {
    if (!this.#nearest) {
      const steps = this.low.map((_, index) => this.step(index));
      this.#nearest = new Box(steps, steps);
    }
    return this.#nearest;
  }

  /** The same with another range for one movable. */
  with(index: number, low: number, high: number): Box {
    const copy = new Box(this.low.slice(), this.high.slice());
    copy.low[index] = low;
    copy.high[index] = high;
    return copy;
  }
}

/** A box of nothing: what cannot be moved asks nothing of the box that it is given. */
export const NO_BOX: Box = new Box(new Float64Array(), new Float64Array());
