import { type Program, toMajor, toMinor } from '@tierwright/program';
import type { ConditionTrace, LeafTrace, Shown } from '../../decision/decision.ts';
import type { Evaluated } from '../evaluated.ts';
import { exactSum } from '../exact.ts';
import { refOf } from '../guard.ts';
import { exactNumber, type Reading } from '../reading.ts';
import { shown } from '../show.ts';

type EvaluatedLeaf = Extract<Evaluated, { kind: 'leaf' }>;

/** The right side in the unit of the left: a literal of money in minor units. */
function thresholdOf({ leaf, left, right }: EvaluatedLeaf, currency: string): number | null {
  if (right) return exactNumber(right);
  if (typeof leaf.value !== 'number') return null;
  return left.type === 'money' ? (toMinor(leaf.value, currency) ?? null) : leaf.value;
}

/** ENG-E6: how much is missing, shown in major units. */
function shortfallOf(evaluated: EvaluatedLeaf, currency: string): number | undefined {
  const { leaf, left, status } = evaluated;
  const measured = exactNumber(left);
  const threshold = thresholdOf(evaluated, currency);
  if (status === 'met' || measured === null || threshold === null) return undefined;
  const show = (missing: number) => (left.type === 'money' ? toMajor(missing, currency) : missing);
  if (leaf.operator.startsWith('greaterThan')) return show(exactSum([threshold, -measured]));
  return leaf.operator.startsWith('lessThan') ? show(exactSum([measured, -threshold])) : undefined;
}

const rightShown = (right: Reading, currency: string): Shown => (right.atMost === undefined ? shown(right, currency) : null);

function leafTrace(evaluated: EvaluatedLeaf, currency: string): LeafTrace {
  const { leaf, left, right, status } = evaluated;
  const of = refOf(leaf);
  const shortfall = shortfallOf(evaluated, currency);
  return {
    fact: leaf.fact,
    operator: leaf.operator,
    measured: shown(left, currency),
    threshold: right ? rightShown(right, currency) : (leaf.value as Shown),
    ...(of !== undefined && { of }),
    status,
    ...(shortfall !== undefined && { shortfall }),
  };
}

/** An evaluated condition as the decision shows it; a group of one part is that part (ENG-E7). */
export function conditionTrace(program: Program, evaluated: Evaluated): ConditionTrace {
  const { status } = evaluated;
  switch (evaluated.kind) {
    case 'all':
    case 'any': {
      const parts = evaluated.parts.map((part) => conditionTrace(program, part));
      const [only] = parts;
      if (only && parts.length === 1) return only;
      return evaluated.kind === 'all' ? { all: parts, status } : { any: parts, status };
    }
    case 'not':
      return { not: conditionTrace(program, evaluated.part), status };
    case 'requirement':
      return {
        requirement: evaluated.id,
        title: program.requirements?.[evaluated.id]?.title ?? evaluated.id,
        status,
        when: conditionTrace(program, evaluated.when),
        ...(evaluated.waived !== undefined && { waived: evaluated.waived }),
      };
    case 'leaf':
      return leafTrace(evaluated, program.currency);
  }
}

/** ENG-E4: innermost requirements that are not met, in order of appearance, each once. */
export function missedIn(evaluated: Evaluated): string[] {
  const all = (parts: readonly Evaluated[]) => [...new Set(parts.flatMap(missedIn))];
  switch (evaluated.kind) {
    case 'all':
    case 'any':
      return all(evaluated.parts);
    case 'requirement': {
      if (evaluated.waived !== undefined) return [];
      const inside = missedIn(evaluated.when);
      return inside.length > 0 || evaluated.status === 'met' ? inside : [evaluated.id];
    }
    default:
      return [];
  }
}
