import { OPERATOR_TESTS } from '@tierwright/engine';
import type { FactValue } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';
import { expect, it } from 'vitest';
import { hasBit, newBits } from '../columns/bits.ts';
import { columnOf } from '../columns/column-builder.ts';
import { testSets, testWords } from './word-tests.ts';

const WORDS = ['a', 'b', 'c', 'b', 'a', 'c'];
const SETS = [[], ['a'], ['b'], ['a', 'b'], ['b', 'c', 'a'], ['c']];
const ASKED: readonly (readonly [Operator, FactValue])[] = [
  ['equal', 'b'],
  ['notEqual', 'b'],
  ['in', ['a', 'c']],
  ['in', ['a,c']],
  ['notIn', ['a', 'c']],
  ['lessThan', 'c'],
  ['greaterThanInclusive', 'b'],
];
const ASKED_OF_SETS: readonly (readonly [Operator, FactValue])[] = [
  ['contains', 'a'],
  ['doesNotContain', 'a'],
  ['someValue:contains', ['b', 'c']],
  ['everyValue:contains', ['a', 'b']],
  ['everyValue:contains', []],
];

it('SIM-C3: words and sets pass as one value after the other does, block after block', () => {
  const many = <T>(values: readonly T[]): T[] => Array.from({ length: 70 }, (_, index) => values[(index * 5) % values.length] as T);
  const of = (asked: typeof ASKED, values: readonly FactValue[]) => {
    const column = columnOf(Array.isArray(values[0]) ? 'set' : 'word', values);
    for (const [operator, limit] of asked)
      for (const [from, count] of [[0, 32] as const, [32, 38] as const]) {
        const out = newBits(count);
        if (column.kind === 'word') testWords(operator, column, from, count, limit, out);
        else if (column.kind === 'set') testSets(operator, column, from, count, limit, out);
        const found = Array.from({ length: count }, (_, index) => hasBit(out, index));
        const wanted = values.slice(from, from + count).map((value) => OPERATOR_TESTS[operator](value, limit));
        expect([operator, limit, found]).toEqual([operator, limit, wanted]);
      }
  };
  of(ASKED, many(WORDS));
  of(ASKED_OF_SETS, many(SETS));
});
