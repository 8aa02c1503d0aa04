import { OPERATORS, type Operator } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { FactValue, Status } from '../fact-set/fact-set.ts';
import { compare } from './compare.ts';
import { allOf, anyOf, not } from './kleene.ts';

const KNOWN: [Operator, FactValue, FactValue, boolean][] = [
  ['equal', 5, 5, true],
  ['equal', 'a', 'b', false],
  ['equal', false, false, true],
  ['equal', '2024-01-01', '2024-01-01', true],
  ['notEqual', 5, 6, true],
  ['notEqual', 'a', 'a', false],
  ['lessThan', 4, 5, true],
  ['lessThan', 5, 5, false],
  ['lessThan', '2024-01-31', '2024-02-01', true],
  ['lessThanInclusive', 5, 5, true],
  ['lessThanInclusive', 6, 5, false],
  ['greaterThan', 5, 5, false],
  ['greaterThan', 6, 5, true],
  ['greaterThanInclusive', 5, 5, true],
  ['greaterThanInclusive', 4.99, 5, false],
  ['in', 'a', ['a', 'b'], true],
  ['in', 'c', ['a', 'b'], false],
  ['in', 'a', [], false],
  ['notIn', 'c', ['a', 'b'], true],
  ['notIn', 'a', ['a'], false],
  ['contains', ['a', 'b'], 'a', true],
  ['contains', [], 'a', false],
  ['doesNotContain', ['a'], 'b', true],
  ['doesNotContain', ['a'], 'a', false],
  ['someValue:contains', ['a', 'b'], ['b', 'c'], true],
  ['someValue:contains', ['a'], ['b', 'c'], false],
  ['someValue:contains', ['a'], [], false],
  ['everyValue:contains', ['a', 'b'], ['a', 'b'], true],
  ['everyValue:contains', ['a'], ['a', 'b'], false],
  ['everyValue:contains', [], [], true],
];

describe('leaves', () => {
  it.each(KNOWN)('FACT-C1: %s: %j and %j are %s', (operator, left, right, met) => {
    expect(compare(operator, left, right)).toBe(met ? 'met' : 'missed');
  });

  it.each(OPERATORS)('FACT-C1: %s with an unknown side is unknown', (operator) => {
    const set = ['a'];
    for (const known of [0, 1, '', 'a', true, false, set, []] as FactValue[]) {
      expect([compare(operator, null, known), compare(operator, known, null), compare(operator, null, null)]).toEqual([
        'unknown',
        'unknown',
        'unknown',
      ]);
    }
  });

  it('FACT-C1: every operator was tried both ways', () => {
    for (const operator of OPERATORS) {
      expect(new Set(KNOWN.filter(([name]) => name === operator).map(([, , , met]) => met)), operator).toEqual(new Set([true, false]));
    }
  });

  // A value of 3 to 5.
  it.each<[Operator, number, Status]>([
    ['greaterThan', 2, 'met'],
    ['greaterThan', 3, 'unknown'],
    ['greaterThan', 4, 'unknown'],
    ['greaterThan', 5, 'missed'],
    ['greaterThanInclusive', 3, 'met'],
    ['greaterThanInclusive', 4, 'unknown'],
    ['greaterThanInclusive', 5, 'unknown'],
    ['greaterThanInclusive', 6, 'missed'],
    ['lessThan', 3, 'missed'],
    ['lessThan', 5, 'unknown'],
    ['lessThan', 6, 'met'],
    ['lessThanInclusive', 2, 'missed'],
    ['lessThanInclusive', 3, 'unknown'],
    ['lessThanInclusive', 5, 'met'],
    ['equal', 2, 'missed'],
    ['equal', 3, 'unknown'],
    ['equal', 5, 'unknown'],
    ['equal', 6, 'missed'],
    ['notEqual', 2, 'met'],
    ['notEqual', 4, 'unknown'],
    ['notEqual', 6, 'met'],
  ])('FACT-C3: 3 to 5 %s %i is %s', (operator, right, status) => {
    expect(compare(operator, 3, right, 5)).toBe(status);
  });

  it('FACT-C3: an interval of one value is that value', () => {
    expect([compare('equal', 3, 3, 3), compare('greaterThan', 3, 3, 3)]).toEqual(['met', 'missed']);
  });
});

describe('groups of conditions', () => {
  it('FACT-C2: are strong Kleene', () => {
    const statuses: Status[] = ['met', 'missed', 'unknown'];
    expect(statuses.map(not)).toEqual(['missed', 'met', 'unknown']);
    expect(statuses.map((left) => statuses.map((right) => allOf([left, right])))).toEqual([
      ['met', 'missed', 'unknown'],
      ['missed', 'missed', 'missed'],
      ['unknown', 'missed', 'unknown'],
    ]);
    expect(statuses.map((left) => statuses.map((right) => anyOf([left, right])))).toEqual([
      ['met', 'met', 'met'],
      ['met', 'missed', 'unknown'],
      ['met', 'unknown', 'unknown'],
    ]);
  });
});
