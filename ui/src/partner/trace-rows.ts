import { type Trace, valueInWords } from '@tierwright/engine';
import type { DayRange } from '@tierwright/facts';
import { type Program, toMinor } from '@tierwright/program';
import { money } from '../words/money.ts';

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
/** The words of a value that is no number and no text. */
export type SayValue = (key: 'yes' | 'no' | 'unknown') => string;

const isMoney = ({ facts, derived, parameters }: Program, id: string): boolean =>
  [facts?.[id], derived?.[id], parameters?.[id]].some((one) => one !== undefined && 'type' in one && one.type === 'money');

function amount(value: unknown, currency: string): string {
  const minor = typeof value === 'number' ? toMinor(value, currency) : undefined;
  return minor === undefined ? `${value} ${currency}` : money(minor, currency);
}

function inWords(program: Program, id: string, value: unknown, say: SayValue): string {
  if (value === null) return say('unknown');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number' && isMoney(program, id)) return amount(value, program.currency);
  // Money by currency.
  if (typeof value === 'object' && !Array.isArray(value)) {
    return Object.entries(value)
      .map(([currency, each]) => amount(each, currency))
      .join(', ');
  }
  return valueInWords(program, id, value as Shown);
}

export function thresholdRows(trace: Trace, program: Program, say: SayValue): readonly ThresholdRow[] {
  const rows = new Map<string, ThresholdRow>();
  for (const { tiers } of trace.tracks)
    for (const { title: tier, parameters } of tiers)
      for (const { parameter, value, from = null, variant = '' } of parameters) {
        const key = `${parameter} ${tier}`;
        const title = program.parameters?.[parameter]?.title ?? parameter;
        rows.set(key, { key, title, tier, value: inWords(program, parameter, value, say), from, variant });
      }
  return [...rows.values()];
}

export const countedRows = (trace: Trace, program: Program, say: SayValue): readonly CountedRow[] =>
  trace.facts.map((fact) => ({
    key: `${fact.fact} ${fact.group ?? ''}`,
    title: fact.group === undefined ? fact.title : `${fact.title} (${fact.group})`,
    value: inWords(program, fact.fact, fact.value, say),
    windows: fact.windows ?? [],
    ids: fact.records?.ids ?? [],
    total: fact.records?.total ?? 0,
    state: fact.given ? 'given' : fact.notLoaded ? 'notLoaded' : 'counted',
  }));
