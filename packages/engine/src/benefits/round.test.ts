import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Multiplier, percentOf, timesMoney } from './round.ts';

const PERCENTS = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1000),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
);
const AMOUNTS = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.integer(), fc.maxSafeInteger());

describe('amounts of benefits', () => {
  it('ENG-B6: many amounts are multiplied as one is', () => {
    fc.assert(
      fc.property(PERCENTS, fc.array(AMOUNTS), (factor, amounts) => {
        const [percent, number] = [new Multiplier(factor, 'percent'), new Multiplier(factor, 'number')];
        expect(amounts.map((minor) => percent.times(minor))).toEqual(amounts.map((minor) => percentOf(factor, minor)));
        expect(amounts.map((minor) => number.times(minor))).toEqual(amounts.map((minor) => timesMoney(factor, minor)));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [12.5, 100, 13],
    [12.5, -100, -13],
    [0.5, 99, 0],
    [0.5, -99, 0],
    [33.3, 1_000_000_000_000_007, 333_000_000_000_002],
  ])('ENG-B6: %d %% of %d minor units are %d', (percent, minor, amount) => {
    expect(new Multiplier(percent, 'percent').times(minor)).toBe(amount);
  });
});
