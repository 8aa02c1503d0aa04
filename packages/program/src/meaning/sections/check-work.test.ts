import { describe, expect, it } from 'vitest';
import type { Program } from '../../document/schema.ts';
import { checkMeaning } from '../check-meaning.ts';

const base: Program = {
  pdl: '1.0',
  program: 'p',
  version: '1',
  title: 'P',
  currency: 'EUR',
  timeZone: 'UTC',
  facts: { people: { title: 'People', type: 'integer', attribute: 'people', onMissing: 0 } },
};
const tooMuch = (program: Program) => checkMeaning(program).filter(({ code }) => code === 'PDL243');

/** Requirements that each name the one before twice: 2ⁿ tests when told in full. */
const doubling = (levels: number): NonNullable<Program['requirements']> => {
  const requirements: NonNullable<Program['requirements']> = {
    r0: { title: 'R0', when: { all: [{ fact: 'people', operator: 'greaterThan', value: 1 }] } },
  };
  for (let level = 1; level <= levels; level += 1) {
    const condition = `r${level - 1}`;
    requirements[`r${level}`] = { title: `R${level}`, when: { all: [{ condition }, { condition }] } };
  }
  return requirements;
};

describe('work', () => {
  it('PDL-M27: requirements that name the same ones again and again', () => {
    expect(tooMuch({ ...base, requirements: doubling(14) })).toEqual([]);
    expect(tooMuch({ ...base, requirements: doubling(40) })).toMatchObject([
      { pointer: '/requirements/r16', value: 'r16', expected: 'at most 100000 tests' },
    ]);
  });
  it('PDL-M27: days within days', () => {
    const held = (trailing: string): Program => ({
      ...base,
      requirements: { ...doubling(0), again: { title: 'Again', when: { all: [{ fact: 'inner', operator: 'equal', value: true }] } } },
      derived: { inner: { held: 'r0', days: 'any', trailing }, outer: { held: 'again', days: 'every', trailing } },
    });
    expect(tooMuch(held('P2Y'))).toEqual([]);
    expect(tooMuch(held('P3Y'))).toMatchObject([{ pointer: '/derived/outer', expected: 'at most 1000000 days' }]);
  });
  it('PDL-M27: groups within groups', () => {
    const words = Array.from({ length: 400 }, (_, index) => `w${index}`);
    const where = (fact: string) => ({ all: [{ fact, operator: 'greaterThan' as const, value: 0 }] });
    const fields = { a: { type: 'enum' as const, values: words }, b: { type: 'enum' as const, values: words } };
    const by = (field: string) => ({
      title: field,
      type: 'integer' as const,
      by: field,
      from: { record: 'order', aggregate: 'count' as const },
    });
    const program: Program = {
      ...base,
      records: { order: { title: 'Order', fields } },
      facts: { ...base.facts, inA: by('a'), inB: by('b') },
      derived: {
        each1: { each: 'a', where: where('inA') },
        each2: { each: 'b', where: { all: [...where('each1').all, ...where('inB').all] } },
      },
    };
    expect(tooMuch(program)).toMatchObject([{ pointer: '/derived/each2' }]);
  });
});
