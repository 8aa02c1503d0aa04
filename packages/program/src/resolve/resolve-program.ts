import type { Program } from '../document/schema.ts';
import type { Dated, Parameter, ParameterValues } from '../parameters/schema.ts';
import { inForce } from './dated.ts';

/**
 * The program as it stands on a date: each history is replaced by the value in force, and a value not yet in force is
 * dropped. A parameter with `at` keeps its history, because it is read at another date than the decision's.
 */
export function resolveProgram(program: Program, date: string): Program {
  if (program.parameters === undefined) return program;
  return { ...program, parameters: mapValues(program.parameters, (parameter) => resolveParameter(parameter, date)) };
}

function resolveParameter(parameter: Parameter, date: string): Parameter {
  if (parameter.at !== undefined) return parameter;
  const resolved = resolveValues(parameter, date);
  if (parameter.variants === undefined) return resolved;
  return { ...resolved, variants: parameter.variants.map((variant) => resolveValues(variant, date)) };
}

function resolveValues<V extends ParameterValues>(values: V, date: string): V {
  const { value, byTier, byBand, ...rest } = values;
  const one = value === undefined ? undefined : inForce(value, date);
  return {
    ...rest,
    ...(one === undefined ? {} : { value: one.value }),
    ...(byTier === undefined ? {} : { byTier: resolveMap(byTier, date) }),
    ...(byBand === undefined ? {} : { byBand: resolveMap(byBand, date) }),
  } as V;
}

function resolveMap(map: Record<string, Dated>, date: string): Record<string, Dated> {
  const entries = Object.entries(map).flatMap(([key, dated]) => {
    const found = inForce(dated, date);
    return found === undefined ? [] : [[key, found.value] as const];
  });
  return Object.fromEntries(entries);
}

function mapValues<V>(map: Record<string, V>, change: (value: V) => V): Record<string, V> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
