import type { Operator } from '@tierwright/program';
import { hasBit } from '../columns/bits.ts';
import type { Plan } from '../plan/plan.ts';
import { BLOCK } from '../run/block.ts';
import { BlockRunner } from '../run/block-runner.ts';
import type { ColumnSource } from '../run/column-source.ts';
import { type Vector, vectorAt } from '../run/vector.ts';
import type { BreakTest } from './break-tests.ts';

/** Rising values, and how they lie. */
class Rising {
  readonly values: Float64Array;
  readonly #first: number;
  readonly #perUnit: number;

  constructor(values: Float64Array) {
    this.values = values;
    const last = values.length - 1;
    this.#first = values[0] as number;
    const width = (values[last] as number) - this.#first;
    this.#perUnit = width === 0 ? 0 : last / width;
  }

  /** How many are below a number, or not above it: guessed from the first and the last, as steps mostly are equal. */
  below(value: number, isInclusive: boolean): number {
    const { values } = this;
    const count = values.length;
    const guess = Math.floor((value - this.#first) * this.#perUnit) + 1;
    let at = Math.max(0, Math.min(guess, count));
    while (at > 0 && isBehind(values[at - 1] as number, value, isInclusive)) at -= 1;
    while (at < count && !isBehind(values[at] as number, value, isInclusive)) at += 1;
    return at;
  }
}

const isBehind = (one: number, value: number, isInclusive: boolean): boolean => (isInclusive ? one > value : one >= value);

const MIRRORED: Partial<Record<Operator, Operator>> = {
  lessThan: 'greaterThan',
  lessThanInclusive: 'greaterThanInclusive',
  greaterThan: 'lessThan',
  greaterThanInclusive: 'lessThanInclusive',
};

/** Whether a test of a value against rising thresholds turns behind those that are equal to it, before them, or both. */
function turns({ operator, isLeft }: BreakTest): readonly boolean[] {
  switch (isLeft ? (MIRRORED[operator] ?? operator) : operator) {
    case 'greaterThanInclusive':
    case 'lessThan':
      return [true];
    case 'greaterThan':
    case 'lessThanInclusive':
      return [false];
    default:
      return [false, true];
  }
}

/** Told of a place (of a value, from 0) from which on a row may stand otherwise than before it. */
export interface PlaceTaker {
  add(row: number, place: number): void;
}

/** Tells where tests turn over rising values, for each row of a source; rows whose value is unknown do not turn. */
export function findPlaces(plan: Plan, source: ColumnSource, tests: readonly BreakTest[], values: Float64Array, taker: PlaceTaker): void {
  const rising = new Rising(values);
  const runner = new BlockRunner(plan, source);
  for (let from = 0; from < source.count; from += BLOCK) {
    runner.enter(from);
    for (const test of tests) {
      const vector = runner.value(test.other);
      for (const isInclusive of turns(test))
        if (vector.kind === 'number') numbersTurn(vector, { from, count: runner.count, rising, isInclusive, taker });
        else valuesTurn(vector, { from, count: runner.count, rising, isInclusive, taker });
    }
  }
}

interface Turning {
  /** The row that the block begins at, and how many it has. */
  readonly from: number;
  readonly count: number;
  readonly rising: Rising;
  readonly isInclusive: boolean;
  readonly taker: PlaceTaker;
}

function valuesTurn(vector: Vector, { from, count, rising, isInclusive, taker }: Turning): void {
  for (let index = 0; index < count; index += 1) {
    const value = vectorAt(vector, index);
    if (typeof value !== 'number') continue;
    const place = rising.below(value, isInclusive);
    if (place > 0 && place < rising.values.length) taker.add(from + index, place);
  }
}

/** The numbers that a value may be taken for, both ends of a lower bound. */
function numbersTurn({ values, known, most }: Extract<Vector, { kind: 'number' }>, turning: Turning): void {
  const { from, count, rising, isInclusive, taker } = turning;
  const end = rising.values.length;
  for (let index = 0; index < count; index += 1) {
    if (known !== null && !hasBit(known, index)) continue;
    const value = values[index] as number;
    const place = rising.below(value, isInclusive);
    if (place > 0 && place < end) taker.add(from + index, place);
    if (most === null || most[index] === value) continue;
    const other = rising.below(most[index] as number, isInclusive);
    if (other > 0 && other < end) taker.add(from + index, other);
  }
}
