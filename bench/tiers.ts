import { compileProgram, TierEvaluator } from '@tierwright/engine';
import type { FactSet, PartnerData } from '@tierwright/facts';
import type { Program } from '@tierwright/program';
import { loadRulesEngine, type RootCondition } from '../packages/engine/dist/reference/rules-engine.js';
import { matrixPartner, matrixProgram } from './matrix-program.ts';
import { type Measured, sideBySide } from './measure.ts';

const DAY = '2026-06-30';
const PARTNERS = 60;
/** The row evaluator runs this many times over the same partners, so that a round of it can be timed. */
const REPEATS = 60;

export interface TierBench {
  program: string;
  sides: Measured[];
  /** How many times as fast as json-rules-engine. */
  withoutTrace: number;
  withTrace: number;
}

/** json-rules-engine as it is meant to be used: a fresh engine for each tier, facts and thresholds as constants. */
async function tierByRulesEngine(program: Program, values: Record<string, number>): Promise<string | null> {
  const named = new Map(Object.entries(program.requirements ?? {}).map(([id, requirement]) => [id, requirement.when as RootCondition]));
  let best: string | null = null;
  for (const tier of program.tracks?.[0]?.tiers ?? []) {
    const constants = new Map<string, number>(Object.entries(values));
    for (const [id, parameter] of Object.entries(program.parameters ?? {})) constants.set(id, Number(parameter.byTier?.[tier.id]));
    const { results } = await loadRulesEngine({ tier: tier.qualify as RootCondition }, named, constants).run();
    if (results.length > 0) best = tier.id;
  }
  return best;
}

/** Tier decisions for given facts: json-rules-engine, the row evaluator, and the row evaluator with its full trace. */
export async function benchTiers(requirements: number, rounds: number): Promise<TierBench> {
  const program = matrixProgram(requirements);
  const compiled = compileProgram(program);
  const evaluator = new TierEvaluator(compiled, DAY);
  const values = Array.from({ length: PARTNERS }, (_, index) => matrixPartner(requirements, index));
  const facts: FactSet[] = values.map((given, index) => {
    const data: PartnerData = { id: `P${index}`, facts: given };
    const prepared = compiled.facts.prepare(data);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems[0]));
    return compiled.facts.facts(prepared.value, DAY);
  });

  for (const [index, given] of values.entries()) {
    const expected = await tierByRulesEngine(program, given);
    const got = evaluator.tiers(facts[index] as FactSet)[0]?.tier;
    if (expected !== got) throw new Error(`partner ${index}: json-rules-engine says ${expected}, the row evaluator ${got}`);
  }

  let kept = 0;
  const sides = await sideBySide(
    [
      {
        name: 'json-rules-engine',
        run: async () => {
          for (const given of values) if ((await tierByRulesEngine(program, given)) !== null) kept += 1;
          return PARTNERS;
        },
      },
      {
        name: 'row',
        run: () => {
          for (let repeat = 0; repeat < REPEATS; repeat += 1)
            for (const set of facts) if (evaluator.tiers(set)[0]?.tier !== null) kept += 1;
          return PARTNERS * REPEATS;
        },
      },
      {
        name: 'row, full trace',
        run: () => {
          for (let repeat = 0; repeat < REPEATS; repeat += 1) for (const set of facts) kept += evaluator.trace(set).tracks.length;
          return PARTNERS * REPEATS;
        },
      },
    ],
    rounds,
  );
  if (kept === 0) throw new Error('nothing was decided');
  const [engine, row, traced] = sides.map((side) => side.micros);
  return {
    program: program.title,
    sides,
    withoutTrace: (engine ?? Number.NaN) / (row ?? Number.NaN),
    withTrace: (engine ?? Number.NaN) / (traced ?? Number.NaN),
  };
}
