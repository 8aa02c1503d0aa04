import type { Condition, Literal } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import type { FactValue, Status } from '../fact-set/fact-set.ts';
import { type ConditionScope, compileCondition } from './compile-condition.ts';
import { literalCell, literalValue } from './literal.ts';

type Values = Record<string, FactValue>;

const scope: ConditionScope<Values> = {
  reader: (id) =>
    ['m', 'n', 'set', 'bound'].includes(id)
      ? {
          type: id === 'm' ? 'money' : id === 'set' ? 'set' : 'number',
          read: (values) => values[id] ?? null,
          ...(id === 'bound' ? { atMost: () => 9 } : {}),
        }
      : undefined,
  requirement: (id) => (id === 'held' ? () => 'met' : undefined),
  literal: (literal, type) => literalValue(literal, type, 'JPY'),
};
const status = (condition: Condition, values: Values): Status => compileCondition(condition, scope)(values);
const n = (value: number): Condition => ({ fact: 'n', operator: 'equal', value });
const unknown: Condition = { fact: 'm', operator: 'equal', value: 1 };

describe('compiled conditions', () => {
  it.each<[string, Condition, Status]>([
    ['a hit', { all: [n(1)] }, 'met'],
    ['a miss decides all', { all: [n(1), unknown, n(2)] }, 'missed'],
    ['unknown in all', { all: [n(1), unknown] }, 'unknown'],
    ['a hit decides any', { any: [n(2), unknown, n(1)] }, 'met'],
    ['unknown in any', { any: [n(2), unknown] }, 'unknown'],
    ['only misses in any', { any: [n(2), n(3)] }, 'missed'],
    ['not of a miss', { not: n(2) }, 'met'],
    ['not of unknown', { not: unknown }, 'unknown'],
    ['a requirement', { condition: 'held' }, 'met'],
    ['a requirement that is not there', { condition: 'other' }, 'unknown'],
    ['a fact that is not there', { fact: 'x', operator: 'notEqual', value: 1 }, 'unknown'],
    ['a fact on the right that is not there', { fact: 'n', operator: 'notEqual', value: { fact: 'x' } }, 'unknown'],
    ['a fact on the right', { fact: 'n', operator: 'equal', value: { fact: 'n' } }, 'met'],
    ['a lower bound and a literal', { fact: 'bound', operator: 'lessThan', value: 5 }, 'unknown'],
    ['a lower bound and a fact', { fact: 'bound', operator: 'greaterThan', value: { fact: 'n' } }, 'met'],
  ])('FACT-C2, FACT-C3: %s', (_name, condition, expected) => {
    expect(status(condition, { n: 1, bound: 4 })).toBe(expected);
  });

  it.each<[Literal, 'money' | 'date' | 'set' | 'number', FactValue]>([
    [150, 'money', 150],
    [0.5, 'money', null],
    [{ JPY: 20, USD: 1.5 }, 'money', 20],
    [{ USD: 1.5 }, 'money', null],
    ['2024-01-31', 'date', '2024-01-31'],
    [['a'], 'set', ['a']],
    [0.5, 'number', 0.5],
    [null, 'number', null],
  ])('FACT-C4: %j as %s is %j', (literal, type, value) => {
    expect(literalValue(literal, type, 'JPY')).toEqual(value);
  });

  it('FACT-C4: money is compared in minor units, dates as days', () => {
    expect(literalCell(1499.99, 'money', 'USD')).toBe(149999);
    expect(literalCell('1970-02-01', 'date', 'USD')).toBe(31);
    expect(status({ fact: 'm', operator: 'greaterThanInclusive', value: 20 }, { m: 20 })).toBe('met');
  });
});
