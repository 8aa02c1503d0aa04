import { expect, it } from 'vitest';
import { admits } from './node-range.ts';

it.each([
  ['*', true],
  ['>=20.19', true],
  ['>= 0.4', true],
  ['>=6 <7 || >=8', true],
  ['^20.19.0 || >=22.12.0', true],
  ['20 || >=22', true],
  ['20.x', true],
  ['~20.19', true],
  ['<=20', true],
  ['>=22.0.0', false],
  ['^20.20.0 || >=22', false],
  ['^18.19 || ^22', false],
  ['>=6 <20', false],
  ['>20', false],
  ['~20.18.0', false],
])('an engines range of %s admits Node 20.19.0: %s', (range, expected) => {
  expect(admits(range, '20.19.0')).toBe(expected);
});
