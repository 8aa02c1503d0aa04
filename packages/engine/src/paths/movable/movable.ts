import type { FactValue } from '@tierwright/facts';
import type { ValueType } from '@tierwright/program';

/** What is moved: a value of a fact, in one group where the fact is by group, or one word of a set. */
export interface MovableFact {
  fact: string;
  type: ValueType;
  group?: string;
  /** The word of a set that is there or not. */
  member?: string;
}

/**
 * Something that can be moved, in steps from where it stands (ENG-H2). Step 0 is where it stands; numbers and dates go up
 * with positive steps and down with negative ones; a flag, a word of an enum or a member of a set has the steps from 0 on.
 */
export interface Movable extends MovableFact {
  /** Its place among all that can be moved, in document order. */
  index: number;
  /** The last steps down and up. */
  low: number;
  high: number;
  /** The inside value after a number of steps: dates as days since 1970, whether a member is there for a set. */
  at: (step: number) => FactValue;
  /** What a step costs, in whole parts of the smallest cost; of a flag, word or member what the change costs. */
  price: number;
  /** Whether any change costs the same: flags, words, members. */
  isSwitch: boolean;
}

/** What it costs to move something so many steps. */
export const priceOf = ({ price, isSwitch }: Movable, step: number): number => (step === 0 ? 0 : isSwitch ? price : Math.abs(step) * price);

/** A number of something that is a number or a date. */
export const numberAt = (movable: Movable, step: number): number => movable.at(step) as number;

/** Its bit in a set of movables. */
export const bitOf = ({ index }: { index: number }): bigint => 1n << BigInt(index);
