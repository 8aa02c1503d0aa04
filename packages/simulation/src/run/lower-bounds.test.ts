import type { Leaf } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { tiersOfFlags } from './flags-base.fixture.ts';

const OPERATORS = ['greaterThan', 'greaterThanInclusive', 'lessThan', 'lessThanInclusive', 'equal', 'notEqual'] as const;
/** How many of two flags are set. */
const derived = { both: { title: 'Both', count: ['a', 'b'] } };

describe('a lower bound', () => {
  it.each(OPERATORS)('SIM-C3: is tested at both ends, or not known (%s)', (operator) => {
    for (const value of [0, 1, 2]) {
      const leaf: Leaf = { fact: 'both', operator, value };
      for (const qualify of [{ all: [leaf] }, { not: { all: [leaf] } }]) {
        const { rows, javascript, webAssembly } = tiersOfFlags(qualify, { derived });
        expect(javascript).toEqual(rows);
        expect(webAssembly).toEqual(rows);
      }
    }
  });
});
