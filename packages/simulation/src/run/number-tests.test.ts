import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBit, newBits } from '../columns/bits.ts';
import { columnOf } from '../columns/column-builder.ts';
import type { Comparison } from '../columns/lanes.ts';
import { compareNumbers } from './number-tests.ts';

const ONE_BY_ONE: Readonly<Record<Comparison, (value: number, limit: number) => boolean>> = {
  above: (value, limit) => value > limit,
  atLeast: (value, limit) => value >= limit,
  equal: (value, limit) => value === limit,
};

function together(values: readonly number[], how: Comparison, limit: number): boolean[] {
  const column = columnOf('number', values);
  if (column.kind !== 'number') throw new Error('not numbers');
  const out = newBits(values.length);
  compareNumbers(column.values, values.length, how, limit, out);
  return values.map((_, index) => hasBit(out, index));
}

const within = (most: number) => fc.integer({ min: -most, max: most });
const WIDTHS = {
  'one byte': within(127),
  'two bytes': within(32_767),
  'four bytes': within(2 ** 31 - 1),
  doubles: fc.double({ noNaN: true }),
};

describe('numbers against a limit', () => {
  for (const how of Object.keys(ONE_BY_ONE) as Comparison[]) {
    it.each(Object.entries(WIDTHS))(`SIM-C2: ${how}, in %s`, (_, value) => {
      const limits = fc.oneof(
        value,
        value.map((limit) => limit + 0.5),
        within(140),
        within(33_000),
        fc.double({ noNaN: true }),
      );
      fc.assert(
        fc.property(fc.array(value, { maxLength: 100 }), limits, (values, limit) => {
          expect(together(values, how, limit)).toEqual(values.map((one) => ONE_BY_ONE[how](one, limit)));
          const [among = limit] = values;
          expect(together(values, how, among)).toEqual(values.map((one) => ONE_BY_ONE[how](one, among)));
        }),
      );
    });

    it(`SIM-C2: every byte ${how} every limit`, () => {
      const values = Array.from({ length: 255 }, (_, index) => index - 127);
      for (let limit = -130; limit <= 130; limit += 0.5)
        expect([limit, together(values, how, limit)]).toEqual([limit, values.map((value) => ONE_BY_ONE[how](value, limit))]);
    });
  }
});
