import { expect, it } from 'vitest';
import { hasBit, newBits, setBit } from '../../columns/bits.ts';
import { type Vector, vectorAt } from '../../run/vector.ts';
import { findNear } from './near.ts';

const COUNT = 75;

function numbers(values: readonly number[], unknown: readonly number[] = [], inexact: readonly number[] = []): Vector {
  const known = newBits(COUNT);
  for (let index = 0; index < COUNT; index += 1) if (!unknown.includes(index)) setBit(known, index);
  const lanes = Float64Array.from(values);
  const most = inexact.length === 0 ? null : lanes.map((value, index) => (inexact.includes(index) ? value + 1 : value));
  return { kind: 'number', values: lanes, known: unknown.length === 0 ? null : known, most };
}

/** The same as values that are read one by one. */
const asList = (vector: Vector): Vector => ({
  kind: 'list',
  values: Array.from({ length: COUNT }, (_, index) => vectorAt(vector, index)),
});

function nearIn(left: Vector, right: Vector): number[] {
  const out = newBits(COUNT).fill(-1);
  const isAny = findNear(left, right, COUNT, out, newBits(COUNT));
  const found = Array.from({ length: COUNT }, (_, index) => index).filter((index) => isAny && hasBit(out, index));
  expect(isAny).toBe(found.length > 0);
  return found;
}

const from = (first: number): number[] => Array.from({ length: COUNT }, (_, index) => first + index);

it('SIM-Q9: numbers near thresholds of their own are those found one by one', () => {
  const thresholds = Array.from({ length: COUNT }, (_, index) => [100, 50, 0, -40, 110][index % 5] as number);
  for (const left of [numbers(from(60)), numbers(from(60), [35, 40]), numbers(from(60), [], [36, 45, 50]), numbers(from(-75))])
    for (const right of [numbers(thresholds), numbers(thresholds, [30, 50]), numbers(thresholds, [], [45, 54])])
      expect(nearIn(left, right)).toEqual(nearIn(asList(left), asList(right)));
  expect(nearIn(numbers(from(60)), numbers(thresholds))).toEqual([30, 35, 39, 40, 44, 45, 49, 50, 54, 59]);
  expect(nearIn(numbers(from(60)), numbers(thresholds, [30]))).toEqual([35, 39, 40, 44, 45, 49, 50, 54, 59]);
});
