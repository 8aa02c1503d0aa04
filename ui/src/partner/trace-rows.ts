import { type Trace, valueInWords } from '@tierwright/engine';
import type { DayRange } from '@tierwright/facts';
import type { Program } from '@tierwright/program';

/** A threshold that was asked for, and since when it is what it is. */
interface ThresholdRow {
  readonly key: string;
  readonly title: string;
  readonly tier: string;
  readonly value: string;
  readonly from: string | null;
  readonly variant: string;
}

/** What was counted for a fact. */
export interface CountedRow {
  readonly key: string;
  readonly title: string;
  readonly value: string;
  readonly windows: readonly DayRange[];
  readonly ids: readonly string[];
  readonly total: number;
  readonly state: 'given' | 'notLoaded' | 'counted';
}

type Shown = Parameters<typeof valueInWords>[2];
/** Money by currency is told as it is written. */
const inWords = (program: Program, id: string, value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : valueInWords(program, id, value as Shown);

export function thresholdRows(trace: Trace, program: Program): readonly ThresholdRow[] {
  const rows = new Map<string, ThresholdRow>();
  for (const { tiers } of trace.tracks)
    for (const { title: tier, parameters } of tiers)
      for (const { parameter, value, from = null, variant = '' } of parameters) {
        const key = `${parameter} ${tier}`;
        const title = program.parameters?.[parameter]?.title ?? parameter;
        rows.set(key, { key, title, tier, value: inWords(program, parameter, value), from, variant });
      }
  return [...rows.values()];
}

export const countedRows = (trace: Trace, program: Program): readonly CountedRow[] =>
  trace.facts.map((fact) => ({
    key: `${fact.fact} ${fact.group ?? ''}`,
    title: fact.group === undefined ? fact.title : `${fact.title} (${fact.group})`,
    value: inWords(program, fact.fact, fact.value),
    windows: fact.windows ?? [],
    ids: fact.records?.ids ?? [],
    total: fact.records?.total ?? 0,
    state: fact.given ? 'given' : fact.notLoaded ? 'notLoaded' : 'counted',
  }));
