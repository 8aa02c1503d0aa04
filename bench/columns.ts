import { compileProgram, TierEvaluator } from '@tierwright/engine';
import type { FactSet } from '@tierwright/facts';
import { columnsFromFacts, Plan, type QualifiedTiers, qualifiedTiers, TierPlanner, WasmTiers } from '@tierwright/simulation';
import { matrixPartner, matrixProgram } from './matrix-program.ts';
import { type Measured, sideBySide } from './measure.ts';
import { rulesEnginesOf, tierByRulesEngine } from './tiers.ts';

const DAY = '2026-06-30';
/** json-rules-engine decides these, the first ones; rows so many, columns all. */
const BY_ENGINE = 60;
const BY_ROWS = 2000;

export interface ColumnBench {
  readonly program: string;
  readonly partners: number;
  readonly sides: readonly Measured[];
  /** How many times as fast as json-rules-engine. */
  readonly columns: number;
  readonly wasm: number;
  /** How many times as long as reading every byte of the columns once. */
  readonly timesBandwidth: number;
}

/** Tiers of a whole base from its columns, each tier written; json-rules-engine and the row evaluator beside it. */
export async function benchColumns(requirements: number, partners: number, rounds: number): Promise<ColumnBench> {
  const program = matrixProgram(requirements);
  const compiled = compileProgram(program);
  const values = (index: number): Record<string, number> => matrixPartner(requirements, index);
  const sets = Array.from({ length: partners }, (_, index): FactSet => {
    const facts = { asOf: DAY, partner: `P${index}`, values: values(index), given: new Set<string>(), notLoaded: new Set<string>() };
    return { ...facts, problems: [], missing: () => 0, source: () => undefined, records: () => [] };
  });
  const base = columnsFromFacts(compiled, DAY, sets);
  const engines = rulesEnginesOf(program);
  const evaluator = new TierEvaluator(compiled, DAY);
  const wasm = new WasmTiers(base);
  const planned = () => {
    const plan = new Plan();
    return { plan, tracks: new TierPlanner(plan, compiled, { day: DAY }).tracks() };
  };
  const byColumns = (): QualifiedTiers[] => {
    const { plan, tracks } = planned();
    return qualifiedTiers(plan, base, tracks);
  };
  const byWasm = (): QualifiedTiers[] => {
    const { plan, tracks } = planned();
    return wasm.qualified(plan, tracks);
  };

  const tiers = program.tracks?.[0]?.tiers ?? [];
  const [columns, lanes] = [byColumns()[0]?.tiers, byWasm()[0]?.tiers];
  for (const [index, facts] of sets.entries()) {
    const expected = evaluator.tiers(facts)[0]?.tier;
    for (const found of [columns, lanes])
      if ((tiers[found?.[index] ?? -1]?.id ?? null) !== expected) throw new Error(`partner ${index}: columns do not say ${expected}`);
    if (index < BY_ENGINE && (await tierByRulesEngine(engines, values(index))) !== expected)
      throw new Error(`partner ${index}: json-rules-engine does not say ${expected}`);
  }

  const words = [...base.facts.values()].map((column) =>
    column.kind === 'number' ? new Float64Array(column.values.buffer, 0, Math.floor(column.values.byteLength / 8)) : new Float64Array(),
  );
  let kept = 0;
  const sides = await sideBySide(
    [
      {
        name: 'json-rules-engine',
        run: async () => {
          for (let index = 0; index < BY_ENGINE; index += 1) if ((await tierByRulesEngine(engines, values(index))) !== null) kept += 1;
          return BY_ENGINE;
        },
      },
      {
        name: 'row',
        run: () => {
          for (const facts of sets.slice(0, BY_ROWS)) if (evaluator.tiers(facts)[0]?.tier !== null) kept += 1;
          return BY_ROWS;
        },
      },
      {
        name: 'columns, JavaScript',
        run: () => {
          kept += byColumns().length;
          return partners;
        },
      },
      {
        name: 'columns, WebAssembly',
        run: () => {
          kept += byWasm().length;
          return partners;
        },
      },
      {
        name: 'every byte of the columns read once',
        run: () => {
          let sum = 0;
          for (const column of words) for (let at = 0; at < column.length; at += 1) sum += column[at] as number;
          if (sum === 0) kept += 1;
          return partners;
        },
      },
    ],
    rounds,
  );
  if (kept === 0) throw new Error('nothing was decided');
  const [engine, , js, simd, bytes] = sides.map(({ micros }) => micros) as [number, number, number, number, number];
  return { program: program.title, partners, sides, columns: engine / js, wasm: engine / simd, timesBandwidth: simd / bytes };
}
