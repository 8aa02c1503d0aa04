import type { FieldType } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../values/scalar.ts';
import { type FieldSpec, failing, fits, intersect } from './field-spec.ts';

const groups: { type: FieldType; specs: FieldSpec[]; values: (Scalar | undefined)[] }[] = [
  {
    type: 'integer',
    specs: [
      { present: true, min: 10, max: 20 },
      { orAbsent: true, min: 15 },
      { absent: true },
      { present: true, max: 12 },
      { min: 11 },
      { present: true },
    ],
    values: [undefined, 9, 10, 11, 12, 13, 15, 20, 21],
  },
  {
    type: 'enum',
    specs: [{ present: true, in: ['a', 'b'] }, { present: true, notIn: ['b'] }, { present: true, in: ['c'] }, { absent: true }],
    values: [undefined, 'a', 'b', 'c'],
  },
  {
    type: 'set',
    specs: [{ has: ['x'] }, { hasNot: ['x'] }, { has: ['y'], hasNot: ['z'] }],
    values: [[], ['x'], ['x', 'y'], ['y'], ['y', 'z']],
  },
];

describe('what a field must be', () => {
  it('DATA-R7: what satisfies both is what satisfies each', () => {
    for (const { specs, values } of groups) {
      for (const a of specs) {
        for (const b of specs) {
          const both = intersect(a, b);
          for (const value of values) {
            const each = fits(a, value) && fits(b, value);
            expect([a, b, value, both !== undefined && fits(both, value)]).toEqual([a, b, value, each]);
          }
        }
      }
    }
  });

  it('DATA-R7: each way to fail fails', () => {
    for (const { type, specs, values } of groups) {
      for (const spec of specs) {
        const ways = failing(spec, { type, optional: true });
        expect(ways.length).toBeGreaterThan(0);
        for (const way of ways) {
          for (const value of values)
            if (fits(way, value)) expect([spec, way, value, fits(spec, value)]).toEqual([spec, way, value, false]);
        }
      }
    }
  });

  it('DATA-R3: a date does not fail by lying in the future', () => {
    expect(failing({ present: true, min: 5, max: 9 }, { type: 'date', optional: false })).toEqual([{ present: true, max: 4 }]);
  });
});
