import { expect, it } from 'vitest';
import { singular } from './singular.ts';

it.each([
  ['certificates', 'certificate'],
  ['people', 'person'],
  ['deals', 'deal'],
  ['companies', 'company'],
  ['days', 'day'],
  ['businesses', 'business'],
  ['boxes', 'box'],
  ['qualified people', 'qualified person'],
  ['staff', 'member of staff'],
  ['access', 'access'],
])('ENG-H10: one of %s is %s', (unit, one) => {
  expect(singular(unit)).toBe(one);
});
