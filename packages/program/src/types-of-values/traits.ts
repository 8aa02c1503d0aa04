import type { Condition, Operator } from '../conditions/schema.ts';
import type { Derived } from '../derived/schema.ts';
import type { Aggregate, Fact, FromRecords } from '../facts/schema.ts';
import type { Dated, Parameter } from '../parameters/schema.ts';
import { eachLeaf, isFactRef } from './each-leaf.ts';
import { NO_TRAITS, type Traits } from './value.ts';

export type TraitsOf = (id: string) => Traits | undefined;

/** Operators that are met when something is not so: over what may be unknown they are refused (PDL220). */
export const NEGATING: ReadonlySet<Operator> = new Set(['notEqual', 'notIn', 'doesNotContain']);

/** The traits of something made of parts: it needs what any part needs. Bands and deals are not known to definitions at all. */
function together(parts: Iterable<Traits | undefined>): Traits {
  const all = { ...NO_TRAITS };
  for (const part of parts) {
    if (!part) continue;
    if (all.by === undefined && part.by !== undefined) all.by = part.by;
    all.byTier ||= part.byTier;
    all.unknown ||= part.unknown || part.bounded;
    all.late ||= part.late;
  }
  return all;
}

/** A condition reads its leaves; it may be unknown if one of them may be. */
export function traitsOfCondition(condition: Condition, value: TraitsOf, requirement: TraitsOf): Traits {
  const parts: (Traits | undefined)[] = [];
  eachLeaf(
    condition,
    '',
    (leaf) => {
      parts.push(value(leaf.fact));
      if (isFactRef(leaf.value)) parts.push(value(leaf.value.fact));
    },
    (id) => parts.push({ ...(requirement(id) ?? NO_TRAITS), late: true }),
  );
  return together(parts);
}

const WITH_A_VALUE_FOR_NOTHING: ReadonlySet<Aggregate> = new Set(['count', 'countDistinct', 'sum', 'exists', 'set']);

/** Whether a fact may be unknown once its records are loaded: `onMissing` alone says so (decision 7). */
function mayBeMissing(fact: Fact, source: FromRecords | undefined): boolean {
  if (fact.onMissing === undefined) return source === undefined || !WITH_A_VALUE_FOR_NOTHING.has(source.aggregate);
  return fact.onMissing === 'unknown';
}

export function traitsOfFact(fact: Fact, source: FromRecords | undefined): Traits {
  return {
    ...NO_TRAITS,
    ...(fact.by === undefined ? {} : { by: fact.by }),
    unknown: mayBeMissing(fact, source),
    deal: fact.scope === 'deal',
    late: fact.from !== undefined,
  };
}

const perCurrency = (dated: Dated | undefined): boolean => {
  if (typeof dated !== 'object' || dated === null) return false;
  const literals = Array.isArray(dated) ? dated.map((entry) => (typeof entry === 'object' ? entry.value : entry)) : [dated];
  return literals.some((literal) => typeof literal === 'object' && literal !== null && !Array.isArray(literal));
};

/** A parameter has no `onMissing`: its placeholders are looked for at release, not here. */
export function traitsOfParameter(parameter: Parameter, value: TraitsOf, requirement: TraitsOf): Traits {
  const variants = parameter.variants ?? [];
  const sets = [parameter, ...variants];
  const at = parameter.at === undefined ? undefined : value(parameter.at);
  const reads = parameter.records
    ? NO_TRAITS
    : together([at, ...variants.map((variant) => traitsOfCondition(variant.when, value, requirement))]);
  return {
    ...NO_TRAITS,
    ...(reads.by === undefined ? {} : { by: reads.by }),
    byTier: reads.byTier || sets.some((set) => set.byTier !== undefined),
    byBand: sets.some((set) => set.byBand !== undefined),
    ...(parameter.records ? { records: parameter.records } : {}),
    unknown: reads.unknown,
    late: reads.late,
    perCurrency: sets.some((set) => [set.value, ...Object.values(set.byTier ?? {}), ...Object.values(set.byBand ?? {})].some(perCurrency)),
  };
}

/** Count, score and each with parts that may be unknown are bounded, all else made of unknown parts is unknown. */
export const traitsOfDerived = (derived: Derived, value: TraitsOf, requirement: TraitsOf): Traits => ({
  ...traitsOfParts(derived, value, requirement),
  late: true,
});

function traitsOfParts(derived: Derived, value: TraitsOf, requirement: TraitsOf): Traits {
  const known = (parts: Traits): Traits => ({ ...parts, unknown: false, bounded: parts.unknown });
  if ('count' in derived) return known(together(derived.count.map(requirement)));
  if ('score' in derived) {
    const parts = derived.score.flatMap((part) => {
      const points = isFactRef(part.points) ? [value(part.points.fact)] : [];
      if ('when' in part) return [traitsOfCondition(part.when, value, requirement), ...points];
      return [value(part.per), ...(isFactRef(part.full) ? [value(part.full.fact)] : []), ...points];
    });
    return known(together(parts));
  }
  if ('each' in derived) {
    const { by: _consumed, ...parts } = traitsOfCondition(derived.where, value, requirement);
    return known(parts);
  }
  if ('held' in derived)
    return together([requirement(derived.held), ...(isFactRef(derived.trailing) ? [value(derived.trailing.fact)] : [])]);
  if ('ratio' in derived) {
    const parts = together(derived.ratio.map(value));
    return { ...parts, unknown: parts.unknown || typeof derived.onZero !== 'number' };
  }
  return together(
    ('sum' in derived ? [...derived.sum, ...(derived.minus ?? [])] : 'min' in derived ? derived.min : derived.max).map(value),
  );
}
