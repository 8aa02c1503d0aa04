import type { Condition, Dated, Literal, Parameter, ParameterValues, Program } from '@tierwright/program';
import { parseDay } from '../days/day.ts';
import { compare, type Scalar, scalarOf } from './scalar.ts';

/** What a look-up depends on: the day, the tier in question, and what is known of the partner, group or record. */
export interface Lookup {
  day: number;
  tier?: string | undefined;
  /** The value of an attribute fact, of the group's field or of a record's field; undefined where it is unknown. */
  read(id: string): Scalar | undefined;
}

/** A program with what its values are converted by. `fixed` wins over its parameters. */
export interface Values {
  program: Program;
  exponent: number;
  fixed: Readonly<Record<string, Literal>>;
}

function dated(values: Dated | undefined, day: number): Literal | undefined {
  if (!Array.isArray(values) || !values.every((entry) => typeof entry === 'object')) return values as Literal | undefined;
  let found: Literal | undefined;
  let since = Number.NEGATIVE_INFINITY;
  for (const entry of values) {
    const from = entry.from === undefined ? Number.NEGATIVE_INFINITY : (parseDay(entry.from) ?? Number.POSITIVE_INFINITY);
    if (from <= day && from >= since) {
      found = entry.value;
      since = from;
    }
  }
  return found;
}

const ownDated = (source: ParameterValues, tier: string | undefined): Dated | undefined =>
  tier !== undefined && source.byTier && Object.hasOwn(source.byTier, tier) ? source.byTier[tier] : source.value;

/** A parameter's value for the look-up: the first variant that holds and has one, else its own; undefined where there is none. */
export function parameterValue(values: Values, id: string, lookup: Lookup): Scalar | undefined {
  const parameter = values.program.parameters?.[id];
  if (!parameter) return undefined;
  const convert = (literal: Literal | undefined) => scalarOf(literal, parameter.type, values.program.currency, values.exponent);
  if (Object.hasOwn(values.fixed, id)) return convert(values.fixed[id]);
  const at = parameter.at === undefined ? lookup.day : lookup.read(parameter.at);
  if (typeof at !== 'number') return undefined;
  for (const variant of parameter.variants ?? []) {
    const source = ownDated(variant, lookup.tier);
    if (source !== undefined && holds(values, variant.when, lookup, 0)) return convert(dated(source, at));
  }
  return convert(dated(ownDated(parameter, lookup.tier), at));
}

/** Every number or word list that a parameter has ever had, in its base values and variants, for ranges and vocabularies. */
export function everyLiteral(parameter: Parameter): Literal[] {
  const literals: Literal[] = [];
  const add = (source: Dated | undefined): void => {
    if (Array.isArray(source) && source.every((entry) => typeof entry === 'object')) for (const entry of source) literals.push(entry.value);
    else if (source !== undefined) literals.push(source as Literal);
  };
  for (const source of [parameter, ...(parameter.variants ?? [])]) {
    add(source.value);
    for (const value of Object.values(source.byTier ?? {})) add(value);
  }
  return literals;
}

/** Whether a condition over attributes, groups, record fields and parameters holds. Unknown does not hold. */
export function holds(values: Values, condition: Condition, lookup: Lookup, depth = 0): boolean {
  if (depth > 40) return false;
  if ('all' in condition) return condition.all.every((part) => holds(values, part, lookup, depth + 1));
  if ('any' in condition) return condition.any.some((part) => holds(values, part, lookup, depth + 1));
  if ('not' in condition) return !holds(values, condition.not, lookup, depth + 1);
  if ('condition' in condition) {
    const requirement = values.program.requirements?.[condition.condition];
    return requirement !== undefined && holds(values, requirement.when, lookup, depth + 1);
  }
  const parameter = values.program.parameters?.[condition.fact];
  const type = parameter?.type ?? values.program.facts?.[condition.fact]?.type ?? 'string';
  const left = parameter ? parameterValue(values, condition.fact, lookup) : lookup.read(condition.fact);
  return compare(
    left,
    condition.operator,
    operand(values, condition.value, type === 'string' && typeof left === 'number' ? 'number' : type, lookup),
  );
}

/** The right side of a leaf as a value of the left side's type. */
export function operand(values: Values, value: Literal | { fact: string }, type: Parameter['type'], lookup: Lookup): Scalar | undefined {
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && 'fact' in value && typeof value.fact === 'string') {
    const id = value.fact;
    return values.program.parameters?.[id] ? parameterValue(values, id, lookup) : lookup.read(id);
  }
  return scalarOf(value as Literal, type, values.program.currency, values.exponent);
}
