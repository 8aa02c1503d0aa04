import { compileProgram, TierEvaluator } from '@tierwright/engine';
import type { Condition, Leaf, Program } from '@tierwright/program';
import { describe, expect, it } from 'vitest';
import { columnsFromFacts } from '../columns/columns-from-facts.ts';
import { Plan } from '../plan/plan.ts';
import { TierPlanner } from '../plan/tier-planner.ts';
import { WasmTiers } from '../wasm/wasm-tiers.ts';
import { qualifiedTiers } from './qualified-tiers.ts';

const DAY = '2026-06-30';
const isSet = (fact: string): Condition => ({ all: [{ fact, operator: 'equal', value: true }] });

/** One tier that asks something of how many of two flags are set. */
const program = (qualify: Condition): Program => ({
  pdl: '1.0',
  program: 'cedar',
  version: '1',
  title: 'Cedar',
  currency: 'USD',
  timeZone: 'UTC',
  facts: { a: { title: 'A', type: 'boolean', attribute: 'a' }, b: { title: 'B', type: 'boolean', attribute: 'b' } },
  derived: { both: { title: 'Both', count: ['a', 'b'] } },
  requirements: { a: { title: 'A', why: 'A.', when: isSet('a') }, b: { title: 'B', why: 'B.', when: isSet('b') } },
  tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'in', title: 'In', qualify }] }],
});

const FLAGS = [true, false, null] as const;
const BASE = FLAGS.flatMap((a) => FLAGS.map((b) => ({ a, b })));
const OPERATORS = ['greaterThan', 'greaterThanInclusive', 'lessThan', 'lessThanInclusive', 'equal', 'notEqual'] as const;

describe('a lower bound', () => {
  it.each(OPERATORS)('SIM-C3: is tested at both ends, or not known (%s)', (operator) => {
    for (const value of [0, 1, 2]) {
      const leaf: Leaf = { fact: 'both', operator, value };
      for (const qualify of [{ all: [leaf] }, { not: { all: [leaf] } }] satisfies Condition[]) {
        const compiled = compileProgram(program(qualify));
        const sets = BASE.map(({ a, b }, index) => {
          const attributes = { ...(a !== null && { a }), ...(b !== null && { b }) };
          const prepared = compiled.facts.prepare({ id: `P${index}`, attributes });
          if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
          return compiled.facts.facts(prepared.value, DAY);
        });
        const plan = new Plan();
        const tracks = new TierPlanner(plan, compiled, { day: DAY }).tracks();
        const columns = columnsFromFacts(compiled, DAY, sets);
        const rows = new TierEvaluator(compiled, DAY);
        const expected = sets.map((facts) => (rows.tiers(facts)[0]?.tier === 'in' ? 0 : -1));
        expect([...(qualifiedTiers(plan, columns, tracks)[0]?.tiers ?? [])]).toEqual(expected);
        expect([...(new WasmTiers(columns).qualified(plan, tracks)[0]?.tiers ?? [])]).toEqual(expected);
      }
    }
  });
});
