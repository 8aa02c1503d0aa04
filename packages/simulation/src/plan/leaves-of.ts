import type { CompiledProgram } from '@tierwright/engine';
import type { Condition, Leaf, Operator } from '@tierwright/program';

/** Whether an operator asks which of two values is the greater one. */
export const isOrdering = (operator: Operator): boolean =>
  operator === 'lessThan' || operator === 'lessThanInclusive' || operator === 'greaterThan' || operator === 'greaterThanInclusive';

/** Leaves of a condition, through requirements, each with the requirement that is named first; empty where none is. */
export function* leavesOf(compiled: CompiledProgram, condition: Condition, requirement = ''): Generator<readonly [Leaf, string]> {
  if ('all' in condition) for (const part of condition.all) yield* leavesOf(compiled, part, requirement);
  else if ('any' in condition) for (const part of condition.any) yield* leavesOf(compiled, part, requirement);
  else if ('not' in condition) yield* leavesOf(compiled, condition.not, requirement);
  else if ('condition' in condition) {
    const when = compiled.program.requirements?.[condition.condition]?.when;
    if (when) yield* leavesOf(compiled, when, requirement || condition.condition);
  } else yield [condition, requirement];
}
