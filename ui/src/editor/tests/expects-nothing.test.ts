import { expect, it } from 'vitest';
import { expectsNothing } from './expects-nothing.ts';

const one = { expect: { tier: 'gold' } };

it('is true of a test none of whose cases compares anything', () => {
  const tests = [{ expect: {} }, { name: 'no expectation' }, one, { expect: { benefits: {} }, timeline: [one] }];
  expect(tests.map(expectsNothing)).toEqual([true, true, false, false]);
  expect(expectsNothing({ instead: [{ facts: {}, ...one }] })).toBe(true);
  expect(expectsNothing({ instead: [{ facts: { sales: 5 }, ...one }] })).toBe(false);
});
