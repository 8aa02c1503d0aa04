import { compileProgram, TierEvaluator } from '@tierwright/engine';
import type { FactSet, PartnerData } from '@tierwright/facts';
import type { Program, Tier } from '@tierwright/program';
import { createRulesEngine, type RootCondition } from '../packages/engine/src/reference/rules-engine.ts';
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

type RulesEngine = ReturnType<typeof createRulesEngine>;
interface EngineOfTier {
  tier: string;
  engine: RulesEngine;
}

/** An engine for a tier, with its thresholds as constants and the requirements as named conditions. */
function engineOf(program: Program, tier: Tier): RulesEngine {
  const engine = createRulesEngine();
  for (const [id, requirement] of Object.entries(program.requirements ?? {})) engine.setCondition(id, requirement.when as RootCondition);
  for (const [id, parameter] of Object.entries(program.parameters ?? {})) engine.addFact(id, Number(parameter.byTier?.[tier.id]));
  engine.addRule({ conditions: tier.qualify as RootCondition, event: { type: tier.id } });
  return engine;
}

/** json-rules-engine as its documentation uses it: engines made once, run with the facts of one partner after the other. */
export async function tierByRulesEngine(engines: readonly EngineOfTier[], values: Record<string, number>): Promise<string | null> {
  let best: string | null = null;
  for (const { tier, engine } of engines) {
    const { results } = await engine.run(values);
    if (results.length > 0) best = tier;
  }
  return best;
}

/** An engine for each tier of a program of one track. */
export const rulesEnginesOf = (program: Program): EngineOfTier[] =>
  (program.tracks?.[0]?.tiers ?? []).map((tier) => ({ tier: tier.id, engine: engineOf(program, tier) }));

/** Tier decisions for given facts: json-rules-engine, the row evaluator, and the row evaluator with its full trace. */
export async function benchTiers(requirements: number, rounds: number): Promise<TierBench> {
  const program = matrixProgram(requirements);
  const compiled = compileProgram(program);
  const evaluator = new TierEvaluator(compiled, DAY);
  const engines = rulesEnginesOf(program);
  const values = Array.from({ length: PARTNERS }, (_, index) => matrixPartner(requirements, index));
  const facts: FactSet[] = values.map((given, index) => {
    const data: PartnerData = { id: `P${index}`, facts: given };
    const prepared = compiled.facts.prepare(data);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems[0]));
    return compiled.facts.facts(prepared.value, DAY);
  });

  for (const [index, given] of values.entries()) {
    const expected = await tierByRulesEngine(engines, given);
    const got = evaluator.tiers(facts[index] as FactSet)[0]?.tier;
    if (expected !== got) throw new Error(`partner ${index}: json-rules-engine says ${expected}, the row evaluator ${got}`);
  }

  let kept = 0;
  const sides = await sideBySide(
    [
      {
        name: 'json-rules-engine',
        run: async () => {
          for (const given of values) if ((await tierByRulesEngine(engines, given)) !== null) kept += 1;
          return PARTNERS;
        },
      },
      {
        name: 'json-rules-engine, made anew for each decision',
        run: async () => {
          for (const given of values) {
            const fresh = rulesEnginesOf(program);
            if ((await tierByRulesEngine(fresh, given)) !== null) kept += 1;
          }
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
  const [engine, , row, traced] = sides.map((side) => side.micros);
  return {
    program: program.title,
    sides,
    withoutTrace: (engine ?? Number.NaN) / (row ?? Number.NaN),
    withTrace: (engine ?? Number.NaN) / (traced ?? Number.NaN),
  };
}
