import type { FactValue } from '@tierwright/facts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnKind } from './column.ts';
import { valueAt } from './column.ts';
import { columnBuilder, columnOf } from './column-builder.ts';
import { gathered } from './gathered.ts';

const VALUES: Readonly<Record<ColumnKind, fc.Arbitrary<FactValue>>> = {
  number: fc.oneof(fc.integer({ min: -200, max: 200 }), fc.integer(), fc.maxSafeInteger(), fc.double({ noNaN: true })),
  flag: fc.boolean(),
  word: fc.constantFrom('gold', 'silver', '2026-01-31', ''),
  set: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')).map((words) => words.sort()),
};

describe('columns', () => {
  it.each(Object.keys(VALUES) as ColumnKind[])('SIM-C1: give back what was put in (%s)', (kind) => {
    fc.assert(
      fc.property(fc.array(fc.option(VALUES[kind]), { maxLength: 70 }), (values) => {
        const column = columnOf(kind, values);
        expect(values.map((_, index) => valueAt(column, index))).toEqual(values);
        const builder = columnBuilder(kind);
        for (const value of values) builder.add(value);
        expect(builder.finish()).toEqual(column);
        const rows = Int32Array.from(values.keys()).reverse();
        const backwards = gathered(column, rows);
        expect(values.map((_, index) => valueAt(backwards, index))).toEqual([...values].reverse());
      }),
    );
  });

  it.each([
    [[-127, 127], 1],
    [[-128], 2],
    [[32_767], 2],
    [[40_000], 4],
    [[2 ** 31], 8],
    [[0.5], 8],
    [[-0], 8],
    [[], 1],
  ])('SIM-C1: %j takes %d bytes a value', (values, bytes) => {
    const column = columnOf('number', values);
    expect(column.kind === 'number' && column.values.BYTES_PER_ELEMENT).toBe(bytes);
    const builder = columnBuilder('number');
    for (const value of values) builder.add(value);
    expect(builder.finish()).toEqual(column);
  });

  it('SIM-C1: where all is known no flags say so', () => {
    expect([columnOf('flag', [true, false]).known, columnOf('flag', [true, null]).known]).toEqual([null, new Uint32Array([1])]);
  });
});
