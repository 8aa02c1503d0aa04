import type { ValueType } from '@tierwright/program';
import type { FactContext } from '../facts/context.ts';
import { type Filter, filterStatus } from '../facts/filter.ts';
import type { Cell } from '../records/record-row.ts';
import { type Steps, valueOn } from './steps.ts';

/** What a filter, weight or parameter reads besides fields of its own record, at any depth. */
export interface Reads {
  today: boolean;
  /** Money fields, which may need a rate. */
  money: boolean;
  /** Kinds behind refs. */
  readonly kinds: Set<string>;
  readonly parameters: Set<ParameterModel>;
}

interface Variant {
  readonly filter: Filter;
  readonly steps: Steps;
}

/** A parameter compiled for reading beside records of one kind, or, without `records`, for the partner. */
export interface ParameterModel {
  readonly id: string;
  readonly type: ValueType;
  /** Position among the values kept for a partner and day; −1 where it is looked up for each record. */
  readonly slot: number;
  /** The date at which it is looked up; null: the day of parameters. */
  readonly at: ((context: FactContext) => Cell) | null;
  readonly steps: Steps;
  readonly variants: readonly Variant[];
  readonly reads: Reads;
}

/** A parameter's value in a context; null where it is unknown or has none. */
export function readParameter(model: ParameterModel, context: FactContext): Cell {
  if (model.slot < 0) return lookUp(model, context);
  const kept = context.parameters[model.slot];
  if (kept !== undefined) return kept;
  const value = lookUp(model, context);
  context.parameters[model.slot] = value;
  return value;
}

function lookUp({ at, steps, variants }: ParameterModel, context: FactContext): Cell {
  const day = at === null ? context.parametersDay : at(context);
  if (typeof day !== 'number') return null;
  for (const { filter, steps: own } of variants) {
    const value = valueOn(own, day);
    if (value === undefined) continue;
    const status = filterStatus(filter, context);
    if (status === 'met') return value;
    if (status === 'unknown') return null;
  }
  return valueOn(steps, day) ?? null;
}
