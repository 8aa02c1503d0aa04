import { canonicalize } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { haveSameBytes } from './same-bytes.ts';

const SAME: readonly (readonly [unknown, unknown])[] = [
  [
    { a: 1, b: [true, null, 'x'] },
    { b: [true, null, 'x'], a: 1 },
  ],
  [{ a: undefined }, {}],
  [[undefined], [null]],
  [0, -0],
  [{ at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
  ['😀', '😀'],
];
const OTHERS: readonly (readonly [unknown, unknown])[] = [
  [{ a: 1 }, { a: '1' }],
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { b: 1 }],
  [{ a: 1 }, { a: 1, b: 1 }],
  [{ a: null }, {}],
  [
    [1, 2],
    [2, 1],
  ],
  [[1], [1, 1]],
  [[], {}],
  [{ 0: 1 }, [1]],
  [null, {}],
  ['e\u0301', 'é'],
  [{ __proto__: null, a: 1 }, { a: 2 }],
];
const BUGS: readonly unknown[] = [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }, undefined];

describe('whether values have the same bytes', () => {
  it.each(SAME)('is so for %j and %j', (one, other) => {
    expect(haveSameBytes(one, other)).toBe(true);
    expect(canonicalize(one)).toBe(canonicalize(other));
  });

  it.each(OTHERS)('is not so for %j and %j', (one, other) => {
    expect(haveSameBytes(one, other)).toBe(false);
    expect(haveSameBytes(other, one)).toBe(false);
    expect(canonicalize(one)).not.toBe(canonicalize(other));
  });

  it('is a bug of what has none, also where both are alike', () => {
    for (const value of BUGS) {
      expect(() => canonicalize(value)).toThrow();
      expect(() => haveSameBytes(value, value)).toThrow();
      if (value !== undefined) expect(() => haveSameBytes({ value }, { value })).toThrow();
    }
  });
});
