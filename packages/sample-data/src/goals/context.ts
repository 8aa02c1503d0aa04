import type { Measure } from '../populations/population.ts';
import type { Random } from '../random/random.ts';
import { type Lookup, parameterValue, type Values } from '../values/parameter-value.ts';
import type { Scalar } from '../values/scalar.ts';
import { isGrouped } from './subject.ts';
import type { Targets } from './targets.ts';

/** How far volumes go beyond what a tier asks for: the exponent of a Pareto tail, and where it is cut. */
export interface Tail {
  exponent: number;
  atMost: number;
}

/** A partner while it is made. */
export interface Draft {
  random: Random;
  /** Whether it closed a sale in the last 12 months. */
  active: boolean;
  /** Whether one of its values is to lie within 10 % of a threshold. */
  near: boolean;
  /** Attribute values by name. */
  attributes: Map<string, Scalar>;
  targets: Targets;
  /** Its volume as a multiple of what the lowest tier that asks for volume asks for. */
  size: number;
}

/** What the goals of one partner under one program are worked out with. */
export interface Context {
  values: Values;
  /** The measure of each fact that is made from records. */
  ofFact: Map<string, Measure>;
  draft: Draft;
  day: number;
  tier?: string | undefined;
  group?: string | undefined;
  groupField?: string | undefined;
  /** Money of an ordinary year of a small partner, minor units. */
  unit: number;
  tail: Tail;
}

/** The group that a fact or derived value is asked about in, if it has one for each. */
export function groupFor(context: Context, id: string): string | undefined {
  const { group, groupField, values } = context;
  return group !== undefined && groupField !== undefined && isGrouped(values, id, groupField) ? group : undefined;
}

export function lookupFor(context: Context, tier = context.tier): Lookup {
  return { day: context.day, tier, read: (id) => (id === context.groupField ? context.group : known(context, id)) };
}

/** What a fact, parameter or derived value is so far; undefined while it is open. */
export function known(context: Context, id: string, depth = 0): Scalar | undefined {
  const { values, draft, ofFact } = context;
  const fact = values.program.facts?.[id];
  if (fact?.attribute !== undefined) return draft.attributes.get(fact.attribute);
  const measure = ofFact.get(id);
  if (measure) return emptyValue(measure, draft.active) ?? draft.targets.get(measure, groupFor(context, id))?.value;
  if (values.program.parameters?.[id]) return parameterValue(values, id, lookupFor(context));
  const derived = values.program.derived?.[id];
  if (!derived || depth > 40) return undefined;
  const numbers = (ids: readonly string[]): number[] | undefined => {
    const found = ids.map((part) => known(context, part, depth + 1));
    return found.every((value) => typeof value === 'number') ? found : undefined;
  };
  if ('sum' in derived) {
    const [plus, minus] = [numbers(derived.sum), numbers(derived.minus ?? [])];
    return plus && minus ? plus.reduce((sum, part) => sum + part, 0) - minus.reduce((sum, part) => sum + part, 0) : undefined;
  }
  if ('ratio' in derived) {
    const [part, whole] = numbers(derived.ratio) ?? [];
    return part === undefined || !whole ? undefined : ((derived.per ?? 100) * part) / whole;
  }
  if ('min' in derived) return least(numbers(derived.min));
  if ('max' in derived)
    return least(
      numbers(derived.max)?.map((part) => -part),
      -1,
    );
  return undefined;
}

function least(parts: number[] | undefined, sign = 1): number | undefined {
  return parts && parts.length > 0 ? sign * Math.min(...parts) : undefined;
}

/** What a measure is where no record can count: the words it asks for are not used, or the partner sold nothing. */
export function emptyValue(measure: Measure, active: boolean): Scalar | undefined {
  if (measure.population.alternatives.length > 0 && (active || !measure.sale)) return undefined;
  if (measure.aggregate === 'exists') return false;
  if (measure.aggregate === 'set') return [];
  return 0;
}
