import { type compileProgram, TierEvaluator } from '@tierwright/engine';
import type { FactSet, PartnerData } from '@tierwright/facts';
import {
  columnsFromFacts,
  NOT_DECIDED,
  NotInColumns,
  Plan,
  type QualifiedTiers,
  qualifiedTiers,
  TierPlanner,
  WasmTiers,
} from '@tierwright/simulation';

type Compiled = ReturnType<typeof compileProgram>;

/** Tiers of each partner, in words, as each way of deciding gives them. */
export interface EveryWay {
  readonly row: readonly string[];
  readonly columns: readonly string[];
  readonly wasm: readonly string[];
}

/** The same facts decided by rows and by columns; null where the document is not put into columns. */
export function everyWay(compiled: Compiled, sets: readonly FactSet[], day: string): EveryWay | null {
  const plan = new Plan();
  let tracks: ReturnType<TierPlanner['tracks']>;
  try {
    tracks = new TierPlanner(plan, compiled, { day }).tracks();
  } catch (error) {
    if (error instanceof NotInColumns) return null;
    throw error;
  }
  const inWords = (found: readonly QualifiedTiers[]): string[] =>
    sets.map((_, index) =>
      found
        .flatMap(({ track, group, tiers }, at) => {
          const rank = tiers[index] as number;
          return rank === NOT_DECIDED ? [] : [`${track}/${group ?? ''}: ${tracks[at]?.tiers[rank]?.id ?? null}`];
        })
        .join(', '),
    );
  const evaluator = new TierEvaluator(compiled, day);
  const columns = columnsFromFacts(compiled, day, sets);
  return {
    row: sets.map((facts) =>
      evaluator
        .tiers(facts)
        .map(({ track, group, tier }) => `${track}/${group ?? ''}: ${tier}`)
        .join(', '),
    ),
    columns: inWords(qualifiedTiers(plan, columns, tracks)),
    wasm: inWords(new WasmTiers(columns).qualified(plan, tracks)),
  };
}

/** Facts of partners on a day, of those whose derived values nobody gave. */
export function factsOf(compiled: Compiled, partners: readonly PartnerData[], day: string): FactSet[] {
  return partners.flatMap((data) => {
    const prepared = compiled.facts.prepare(data, { extra: 'ignore' });
    if (!prepared.ok) return [];
    const facts = compiled.facts.facts(prepared.value, day);
    return [...facts.given].some((id) => compiled.program.derived?.[id]) ? [] : [facts];
  });
}
