import { compileProgram, TierEvaluator } from '@tierwright/engine';
import type { Condition, Program } from '@tierwright/program';
import { columnsFromFacts } from '../columns/columns-from-facts.ts';
import { Plan } from '../plan/plan.ts';
import { TierPlanner } from '../plan/tier-planner.ts';
import { WasmTiers } from '../wasm/wasm-tiers.ts';
import { qualifiedTiers } from './qualified-tiers.ts';

const DAY = '2026-06-30';
const isSet = (fact: string): Condition => ({ all: [{ fact, operator: 'equal', value: true }] });

/** Everybody there can be with two flags that are set, not set or not known. */
const FLAGS = [true, false, null] as const;
const BASE = FLAGS.flatMap((a) => FLAGS.map((b) => ({ a, b })));

/** One tier that asks something of two flags and of a number that is 2. */
const program = (qualify: Condition, more: Partial<Program>): Program => ({
  pdl: '1.0',
  program: 'cedar',
  version: '1',
  title: 'Cedar',
  currency: 'USD',
  timeZone: 'UTC',
  facts: {
    a: { title: 'A', type: 'boolean', attribute: 'a' },
    b: { title: 'B', type: 'boolean', attribute: 'b' },
    two: { title: 'Two', type: 'integer', attribute: 'two' },
  },
  requirements: { a: { title: 'A', why: 'A.', when: isSet('a') }, b: { title: 'B', why: 'B.', when: isSet('b') } },
  tracks: [{ id: 'main', title: 'Main', tiers: [{ id: 'in', title: 'In', qualify }] }],
  ...more,
});

/** Who of them is in the tier, by rows and by columns in JavaScript and in WebAssembly: 0, or -1 for who is not. */
export function tiersOfFlags(
  qualify: Condition,
  more: Partial<Program> = {},
): Record<'rows' | 'javascript' | 'webAssembly', readonly number[]> {
  const compiled = compileProgram(program(qualify, more));
  const sets = BASE.map(({ a, b }, index) => {
    const attributes = { two: 2, ...(a !== null && { a }), ...(b !== null && { b }) };
    const prepared = compiled.facts.prepare({ id: `P${index}`, attributes });
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    return compiled.facts.facts(prepared.value, DAY);
  });
  const plan = new Plan();
  const tracks = new TierPlanner(plan, compiled, { day: DAY }).tracks();
  const columns = columnsFromFacts(compiled, DAY, sets);
  const rows = new TierEvaluator(compiled, DAY);
  return {
    rows: sets.map((facts) => (rows.tiers(facts)[0]?.tier === 'in' ? 0 : -1)),
    javascript: [...(qualifiedTiers(plan, columns, tracks)[0]?.tiers ?? [])],
    webAssembly: [...(new WasmTiers(columns).qualified(plan, tracks)[0]?.tiers ?? [])],
  };
}
