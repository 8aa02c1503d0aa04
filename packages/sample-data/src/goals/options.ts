import type { Condition, CountOf, Leaf, Operator } from '@tierwright/program';
import { type Lookup, operand, parameterValue, type Values } from '../values/parameter-value.ts';
import { compare } from '../values/scalar.ts';

/** Leaves that must all hold; one of several ways to make a condition true or false. */
export type Option = readonly Leaf[];

const MOST_OPTIONS = 24;

const OPPOSITE: Record<Operator, Operator> = {
  equal: 'notEqual',
  notEqual: 'equal',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  'someValue:contains': 'doesNotContain',
  'everyValue:contains': 'doesNotContain',
  doesNotContain: 'contains',
  lessThan: 'greaterThanInclusive',
  lessThanInclusive: 'greaterThan',
  greaterThan: 'lessThanInclusive',
  greaterThanInclusive: 'lessThan',
};

const both = (left: Option[], right: Option[]): Option[] =>
  left.flatMap((first) => right.map((second) => [...first, ...second])).slice(0, MOST_OPTIONS);

/** The ways in which a condition can be made to hold (`wanted`) or not, for a tier. */
export function optionsOf(values: Values, condition: Condition, wanted: boolean, lookup: Lookup, depth = 0): Option[] {
  if (depth > 40) return [];
  const inner = (part: Condition) => optionsOf(values, part, wanted, lookup, depth + 1);
  if ('not' in condition) return optionsOf(values, condition.not, !wanted, lookup, depth + 1);
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any;
    if ('all' in condition === wanted) return parts.reduce<Option[]>((ways, part) => both(ways, inner(part)), [[]]);
    return parts.flatMap(inner).slice(0, MOST_OPTIONS);
  }
  if ('condition' in condition) {
    const requirement = values.program.requirements?.[condition.condition];
    return requirement ? inner(requirement.when) : [];
  }
  const derived = values.program.derived?.[condition.fact];
  if (derived && 'count' in derived) return countOptions(values, derived, condition, wanted, lookup, depth);
  // What held on a day of a period is made to hold on the day itself: records spread over their windows do the rest.
  if (derived && 'held' in derived && typeof condition.value === 'boolean' && condition.operator === 'equal') {
    return optionsOf(values, { condition: derived.held }, condition.value === wanted, lookup, depth + 1);
  }
  const leaf = wanted ? condition : { ...condition, operator: OPPOSITE[condition.operator] };
  if (!isConstant(values, leaf)) return [[leaf]];
  const type = values.program.parameters?.[leaf.fact]?.type ?? 'string';
  return compare(parameterValue(values, leaf.fact, lookup), leaf.operator, operand(values, leaf.value, type, lookup)) ? [[]] : [];
}

/** Whether a leaf compares parameters and literals alone, the same for every partner: a switch between readings. */
function isConstant(values: Values, leaf: Leaf): boolean {
  const same = (id: string): boolean => {
    const parameter = values.program.parameters?.[id];
    return parameter !== undefined && !parameter.variants && parameter.at === undefined;
  };
  const { value } = leaf;
  return (
    same(leaf.fact) &&
    (value === null || typeof value !== 'object' || Array.isArray(value) || !('fact' in value) || same(String(value.fact)))
  );
}

/** n of m: the ways to make just enough of the requirements hold, or too many fail. */
function countOptions(values: Values, derived: CountOf, leaf: Leaf, wanted: boolean, lookup: Lookup, depth: number): Option[] {
  const asked = operand(values, leaf.value, 'integer', lookup);
  const number = typeof asked === 'number' ? asked : derived.count.length;
  const needed = leaf.operator === 'greaterThan' || leaf.operator === 'lessThanInclusive' ? number + 1 : number;
  const enough = leaf.operator === 'lessThan' || leaf.operator === 'lessThanInclusive' ? !wanted : wanted;
  const size = enough ? needed : derived.count.length - needed + 1;
  return subsets(derived.count, Math.max(0, Math.min(size, derived.count.length)))
    .flatMap((chosen) =>
      chosen.reduce<Option[]>((ways, id) => both(ways, optionsOf(values, { condition: id }, enough, lookup, depth + 1)), [[]]),
    )
    .slice(0, MOST_OPTIONS);
}

function subsets(list: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  const found: string[][] = [];
  for (let first = 0; first <= list.length - size && found.length < MOST_OPTIONS; first++) {
    for (const rest of subsets(list.slice(first + 1), size - 1)) found.push([list[first] ?? '', ...rest]);
  }
  return found.slice(0, MOST_OPTIONS);
}
