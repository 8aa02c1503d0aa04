import type { Derived, ValueType } from '@tierwright/program';
import type { Values } from '../values/parameter-value.ts';

/** The ids that a derived value is made of, parameters and requirements' leaves left out. */
export function partsOf(derived: Derived): string[] {
  if ('sum' in derived) return [...derived.sum, ...(derived.minus ?? [])];
  if ('ratio' in derived) return [...derived.ratio];
  if ('min' in derived) return derived.min;
  if ('max' in derived) return derived.max;
  if ('score' in derived) return derived.score.flatMap((part) => ('per' in part ? [part.per] : []));
  return [];
}

/** The type of what a leaf tests: a fact's or parameter's own, a derived value's as the language has it. */
export function typeOf(values: Values, id: string, depth = 0): ValueType {
  const declared = values.program.facts?.[id] ?? values.program.parameters?.[id];
  if (declared) return declared.type;
  const derived = values.program.derived?.[id];
  if (!derived || depth > 40) return 'string';
  if ('count' in derived || 'each' in derived) return 'integer';
  if ('score' in derived) return 'number';
  if ('held' in derived) return 'boolean';
  if ('ratio' in derived) return derived.per === undefined ? 'percent' : 'number';
  return typeOf(values, partsOf(derived)[0] ?? '', depth + 1);
}

/** Whether a derived value or fact has a value for each group of a field. */
export function isGrouped(values: Values, id: string, field: string, depth = 0): boolean {
  const fact = values.program.facts?.[id];
  if (fact) return fact.by === field;
  const derived = values.program.derived?.[id];
  if (!derived || depth > 40 || 'each' in derived) return false;
  const requirement = 'held' in derived ? derived.held : undefined;
  if (requirement !== undefined) return true;
  return partsOf(derived).some((part) => isGrouped(values, part, field, depth + 1));
}
