import type { Condition } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { cedar } from '../fixtures/cedar.ts';
import { optionsOf } from './options.ts';

const values = { program: cedar, exponent: 2, fixed: {} };
const ways = (condition: Condition, wanted: boolean, tier = 'gold'): string[] =>
  optionsOf(values, condition, wanted, { day: 0, tier, read: () => undefined }).map((option) =>
    option.map(({ fact, operator, value }) => `${fact} ${operator} ${JSON.stringify(value)}`).join(' & '),
  );

const a: Condition = { fact: 'deals', operator: 'greaterThan', value: 1 };
const b: Condition = { fact: 'people', operator: 'lessThanInclusive', value: 2 };
const c: Condition = { fact: 'areas', operator: 'contains', value: 'cloud' };

describe('ways to meet or miss a condition', () => {
  it('DATA-T2: all parts, or one of several', () => {
    expect(ways({ all: [a, { any: [b, c] }] }, true)).toEqual([
      'deals greaterThan 1 & people lessThanInclusive 2',
      'deals greaterThan 1 & areas contains "cloud"',
    ]);
    expect(ways({ all: [a, { any: [b, c] }] }, false)).toEqual([
      'deals lessThanInclusive 1',
      'people greaterThan 2 & areas doesNotContain "cloud"',
    ]);
    expect(ways({ not: { all: [a, b] } }, true)).toEqual(ways({ all: [a, b] }, false));
  });

  it('DATA-T2: requirements by name, and n of m', () => {
    expect(ways({ condition: 'electives' }, true)).toEqual([
      'areas contains "cloud" & satisfaction greaterThanInclusive 85',
      'areas contains "cloud" & deals greaterThanInclusive 10',
      'satisfaction greaterThanInclusive 85 & deals greaterThanInclusive 10',
    ]);
    expect(ways({ condition: 'electives' }, false)).toEqual([
      'areas doesNotContain "cloud" & satisfaction lessThan 85',
      'areas doesNotContain "cloud" & deals lessThan 10',
      'satisfaction lessThan 85 & deals lessThan 10',
    ]);
  });

  it('DATA-T2: a switch between readings is settled before any partner is made', () => {
    const program = { ...cedar, parameters: { ...cedar.parameters, reading: { type: 'boolean' as const, value: true } } };
    const isOn: Condition = { fact: 'reading', operator: 'equal', value: true };
    const options = (wanted: boolean, condition: Condition) =>
      optionsOf({ ...values, program }, condition, wanted, { day: 0, read: () => undefined }).length;
    expect([options(true, isOn), options(false, isOn)]).toEqual([1, 0]);
    expect(options(true, { any: [{ all: [isOn, a] }, { all: [{ not: isOn }, b] }] })).toBe(1);
  });

  it('DATA-T2: many alternatives are cut, never multiplied without end', () => {
    const any: Condition = { any: Array.from({ length: 12 }, () => a) };
    expect(ways({ all: [any, any, any, any, any] }, true).length).toBe(24);
  });
});
