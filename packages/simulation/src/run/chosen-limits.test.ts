import type { Leaf, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { tiersOfFlags } from './flags-base.fixture.ts';

/** A limit that is another one for whom flag `a` is set. */
const more = (forA: number, others: number): Partial<Program> => ({
  parameters: {
    limit: {
      title: 'Limit',
      type: 'integer',
      value: others,
      variants: [{ title: 'With a', when: { all: [{ fact: 'a', operator: 'equal', value: true }] }, value: forA }],
    },
  },
});

describe('a limit that is chosen', () => {
  it('SIM-C3: is not known where its case is not, also in what must not be met', () => {
    const leaf: Leaf = { fact: 'two', operator: 'greaterThanInclusive', value: { fact: 'limit' } };
    for (const [forA, others] of [
      [1, 3],
      [3, 1],
      [1, 1],
      [3, 3],
    ] as const) {
      for (const qualify of [{ all: [leaf] }, { not: { all: [leaf] } }]) {
        const { rows, javascript, webAssembly } = tiersOfFlags(qualify, more(forA, others));
        expect(javascript).toEqual(rows);
        expect(webAssembly).toEqual(rows);
      }
    }
  });
});
