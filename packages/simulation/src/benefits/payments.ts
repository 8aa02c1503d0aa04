import { Multiplier, timesMoney } from '@tierwright/engine';
import type { ValueType } from '@tierwright/program';

/** What one value comes to. */
export interface Payment {
  /** Of so many minor units, or of a number of things. */
  times(basis: number): number;
}

/** Products of whole numbers up to here are exact. */
const EXACT = 2 ** 53;

/** An amount of money for each: what a number of them comes to. */
const money = (each: number): Payment => ({
  times(basis) {
    const product = basis * each;
    return Number.isInteger(basis) && Math.abs(product) < EXACT ? product : timesMoney(basis, each);
  },
});

/** What the values of a benefit come to: few occur, so each is got ready once. */
export class Payments {
  readonly #type: ValueType | undefined;
  readonly #known = new Map<number, Payment>();

  constructor(type: ValueType | undefined) {
    this.#type = type;
  }

  of(value: number): Payment {
    let payment = this.#known.get(value);
    if (payment === undefined) {
      payment = this.#type === 'money' ? money(value) : new Multiplier(value, 'percent');
      this.#known.set(value, payment);
    }
    return payment;
  }
}
