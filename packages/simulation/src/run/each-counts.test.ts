import { compileProgram, TierEvaluator } from '@tierwright/engine';
import type { Program } from '@tierwright/program';
import { expect, it } from 'vitest';
import { columnsFromFacts } from '../columns/columns-from-facts.ts';
import { Plan } from '../plan/plan.ts';
import { TierPlanner } from '../plan/tier-planner.ts';
import { qualifiedTiers } from './qualified-tiers.ts';

const DAY = '2026-06-30';

/** A tier for those who have a customer that returned less than twice. */
const PROGRAM: Program = {
  pdl: '1.0',
  program: 'cedar',
  version: '1',
  title: 'Cedar',
  currency: 'USD',
  timeZone: 'UTC',
  records: { sale: { title: 'Sales', fields: { customer: { type: 'string' }, isReturn: { type: 'boolean' } } } },
  facts: {
    sold: { title: 'Sold', type: 'integer', by: 'customer', from: { record: 'sale', aggregate: 'count' } },
    returned: {
      title: 'Returned',
      type: 'integer',
      by: 'customer',
      from: { record: 'sale', aggregate: 'count', where: { all: [{ fact: 'isReturn', operator: 'equal', value: true }] } },
    },
  },
  derived: {
    happy: { title: 'Happy', each: 'customer', where: { all: [{ fact: 'returned', operator: 'lessThan', value: 2 }] } },
    buyers: { title: 'Buyers', each: 'customer', where: { all: [{ fact: 'sold', operator: 'greaterThan', value: 0 }] } },
  },
  requirements: {
    happy: { title: 'Happy', why: 'Happy.', when: { all: [{ fact: 'happy', operator: 'greaterThan', value: 0 }] } },
    buyers: { title: 'Buyers', why: 'Buyers.', when: { all: [{ fact: 'buyers', operator: 'greaterThan', value: 1 }] } },
  },
  tracks: [
    {
      id: 'main',
      title: 'Main',
      tiers: [
        { id: 'happy', title: 'Happy', qualify: { all: [{ condition: 'happy' }] } },
        { id: 'buyers', title: 'Buyers', qualify: { all: [{ condition: 'buyers' }] } },
      ],
    },
  ],
};

it('SIM-C3: groups that occur are those of the facts that a condition reads, not of others by their field', () => {
  const compiled = compileProgram(PROGRAM);
  const sales = (...list: readonly (readonly [customer: string, isReturn: boolean])[]) =>
    list.map(([customer, isReturn], index) => ({ id: `s${index}`, customer, isReturn }));
  const bases = [
    [],
    sales(['ada', false]),
    sales(['ada', true]),
    sales(['ada', true], ['ada', true]),
    sales(['ada', true], ['ada', true], ['bob', true], ['cid', false]),
  ];
  const sets = bases.map((sale, index) => {
    const prepared = compiled.facts.prepare({ id: `P${index}`, records: { sale } });
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    return compiled.facts.facts(prepared.value, DAY);
  });
  const plan = new Plan();
  const tracks = new TierPlanner(plan, compiled, { day: DAY }).tracks();
  const found = qualifiedTiers(plan, columnsFromFacts(compiled, DAY, sets), tracks)[0]?.tiers ?? [];
  const rows = new TierEvaluator(compiled, DAY);
  expect([...found]).toEqual(sets.map((facts) => ['happy', 'buyers'].indexOf(rows.tiers(facts)[0]?.tier ?? '')));
  expect([...found]).toEqual([-1, -1, 0, -1, 1]);
});
