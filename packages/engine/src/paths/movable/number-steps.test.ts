import { expect, it } from 'vitest';
import { numberSteps } from './number-steps.ts';

const bounds = (least?: number, most?: number, affordable = Number.POSITIVE_INFINITY) => ({ least, most, affordable });

it('ENG-H2: decimals are stepped as they are written', () => {
  const { at } = numberSteps(0.1, 0.1, bounds());
  expect([0, 1, 2, 3, -1, -4].map(at)).toEqual([0.1, 0.2, 0.3, 0.4, 0, -0.3]);
  expect(numberSteps(12.345678, 0.005, bounds()).at(3)).toBe(12.360678);
});

it('ENG-H2: steps end at the last one inside a bound', () => {
  const ends = (...of: Parameters<typeof numberSteps>) => {
    const { low, high } = numberSteps(...of);
    return [low, high];
  };
  expect(ends(7, 3, bounds(0, 15))).toEqual([-2, 2]);
  expect(ends(6, 3, bounds(0, 15))).toEqual([-2, 3]);
  expect(ends(0.7, 0.1, bounds(0, 1))).toEqual([-7, 3]);
  expect(ends(9, 1, bounds(0, 5))).toEqual([-9, 0]);
  expect(ends(-2, 1, bounds(0, 5))).toEqual([0, 7]);
  expect(ends(0, 1, bounds(undefined, undefined, 40))).toEqual([-40, 40]);
});
