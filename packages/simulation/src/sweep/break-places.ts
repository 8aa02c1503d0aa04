import type { Operator } from '@tierwright/program';
import { hasBit } from '../columns/bits.ts';
import type { Plan } from '../plan/plan.ts';
import { BLOCK } from '../run/block.ts';
import { BlockRunner } from '../run/block-runner.ts';
import type { ColumnSource } from '../run/column-source.ts';
import { type Vector, vectorAt } from '../run/vector.ts';
import type { BreakTest } from './break-tests.ts';

/** How many of rising values are below a number, or not above it. */
type Below = (value: number, isInclusive: boolean) => number;

/** Guesses from the first and the last value, as steps mostly are equal, and goes on from there. */
function belowIn(values: Float64Array): Below {
  const last = values.length - 1;
  const first = values[0] as number;
  const width = (values[last] as number) - first;
  const perUnit = width === 0 ? 0 : last / width;
  return (value, isInclusive) => {
    const guess = Math.floor((value - first) * perUnit) + 1;
    let at = Math.max(0, Math.min(guess, last + 1));
    if (isInclusive) {
      while (at > 0 && (values[at - 1] as number) > value) at -= 1;
      while (at <= last && (values[at] as number) <= value) at += 1;
    } else {
      while (at > 0 && (values[at - 1] as number) >= value) at -= 1;
      while (at <= last && (values[at] as number) < value) at += 1;
    }
    return at;
  };
}

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
export type TellPlace = (row: number, place: number) => void;

/** Tells where tests turn over rising values, for each row of a source; rows whose value is unknown do not turn. */
export function findPlaces(plan: Plan, source: ColumnSource, tests: readonly BreakTest[], values: Float64Array, tell: TellPlace): void {
  const below = belowIn(values);
  const runner = new BlockRunner(plan, source);
  const count = values.length;
  for (let from = 0; from < source.count; from += BLOCK) {
    runner.enter(from);
    for (const test of tests) {
      const vector = runner.value(test.other);
      for (const isInclusive of turns(test))
        eachNumber(vector, runner.count, (index, value) => {
          const place = below(value, isInclusive);
          if (place > 0 && place < count) tell(from + index, place);
        });
    }
  }
}

/** The numbers that a value may be taken for, both ends of a lower bound. */
function eachNumber(vector: Vector, count: number, take: (index: number, value: number) => void): void {
  if (vector.kind !== 'number') {
    for (let index = 0; index < count; index += 1) {
      const value = vectorAt(vector, index);
      if (typeof value === 'number') take(index, value);
    }
    return;
  }
  const { values, known, most } = vector;
  for (let index = 0; index < count; index += 1) {
    if (known !== null && !hasBit(known, index)) continue;
    const value = values[index] as number;
    take(index, value);
    if (most !== null && most[index] !== value) take(index, most[index] as number);
  }
}
