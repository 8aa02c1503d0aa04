import { Multiplier, type Stacked, stackPercents } from '@tierwright/engine';
import type { Stack } from '@tierwright/program';

/** Percentages together, and what multiplies by them. */
export interface Together extends Stacked {
  readonly by: Multiplier;
}

/** Percentages one after the other, and what they are together (ENG-B9): few occur, so each combination is worked out once. */
export class Percentages {
  readonly #values: readonly number[];
  readonly #next = new Map<number, Percentages>();
  readonly #together = new Map<number | undefined, Together>();
  #last = Number.NaN;
  #lastNext: Percentages = this;
  #lastMax: number | undefined;
  #lastTogether: Together | undefined;

  constructor(values: readonly number[] = []) {
    this.#values = values;
  }

  get areNone(): boolean {
    return this.#values.length === 0;
  }

  /** These and one more. */
  and(value: number): Percentages {
    if (value === this.#last) return this.#lastNext;
    let next = this.#next.get(value);
    if (next === undefined) {
      next = new Percentages([...this.#values, value]);
      this.#next.set(value, next);
    }
    this.#last = value;
    this.#lastNext = next;
    return next;
  }

  /** Of one way of stacking; there is at least one. */
  together(how: Stack['how'], max: number | undefined): Together {
    if (this.#lastTogether !== undefined && max === this.#lastMax) return this.#lastTogether;
    let found = this.#together.get(max);
    if (found === undefined) {
      const stacked = stackPercents(how, this.#values, max);
      if (stacked === undefined) throw new Error('no percentage is stacked');
      found = { ...stacked, by: new Multiplier(stacked.value ?? 0, 'percent') };
      this.#together.set(max, found);
    }
    this.#lastMax = max;
    this.#lastTogether = found;
    return found;
  }
}
