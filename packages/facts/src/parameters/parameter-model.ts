import type { Condition, Parameter, ValueType } from '@tierwright/program';
import type { CompiledCondition } from '../conditions/compile-condition.ts';
import type { Status } from '../fact-set/fact-set.ts';
import type { FactContext, Operand } from '../facts/context.ts';
import type { Cell } from '../records/record-row.ts';
import { type Steps, valueOn } from './steps.ts';

/** A filter: a condition as the document has it, and compiled. */
export interface Filter {
  readonly condition: Condition;
  readonly test: CompiledCondition<FactContext>;
  /** What a port reads for an id of the condition. */
  operand(id: string, context: FactContext): Operand;
}

/** The status of a filter for the record at hand, from the port where there is one. */
export function filterStatus({ condition, test, operand }: Filter, context: FactContext): Status {
  if (context.port === null) return test(context);
  return context.port.status(condition, (id) => operand(id, context));
}

interface Variant {
  readonly filter: Filter;
  readonly steps: Steps;
}

/** A parameter compiled for reading beside records of one kind, or, without `records`, for the partner. */
export interface ParameterModel {
  readonly id: string;
  readonly type: ValueType;
  readonly parameter: Parameter;
  /** Position among the values kept for a partner and day; −1 where it is looked up for each record. */
  readonly slot: number;
  /** The date at which it is looked up; null: the day of parameters. */
  readonly at: ((context: FactContext) => Cell) | null;
  readonly steps: Steps;
  readonly variants: readonly Variant[];
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
