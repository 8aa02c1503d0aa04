import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areAlike } from './likeness.ts';

/** By the definition: a whole table, no limit. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const changed = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      rows[i]![j] = Math.min(changed, rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1);
    }
  }
  return rows[a.length]![b.length]!;
}

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 1, maxLength: 14 });

describe('likeness of names', () => {
  it.each([
    ['acme data', 'acme data', 100, true],
    ['acme data', 'acme date', 88, true],
    ['acme data', 'acme date', 89, false],
    ['kitten', 'sitting', 57, true],
    ['kitten', 'sitting', 58, false],
    ['acme', 'acme systems', 34, false],
    ['acme', 'acme systems', 33, true],
    ['a', 'b', 1, false],
  ])('D5.6: %s and %s are %d %% alike: %s', (a, b, percent, isAlike) => {
    expect(areAlike(a, b, percent)).toBe(isAlike);
  });

  it('D5.6: is what the definition says, whoever is asked first', () => {
    fc.assert(
      fc.property(name, name, fc.integer({ min: 1, max: 100 }), (a, b, percent) => {
        const longest = Math.max(a.length, b.length);
        const isAlike = 100 * (longest - distance(a, b)) >= percent * longest;
        expect([areAlike(a, b, percent), areAlike(b, a, percent)]).toEqual([isAlike, isAlike]);
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  it('D5.6: a longer name after a shorter one is measured whole', () => {
    expect(areAlike('x'.repeat(200), `${'x'.repeat(190)}${'y'.repeat(10)}`, 95)).toBe(true);
    expect(areAlike('x'.repeat(200), `${'x'.repeat(189)}${'y'.repeat(11)}`, 95)).toBe(false);
  });
});
