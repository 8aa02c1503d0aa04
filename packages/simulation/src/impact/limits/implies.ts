import type { StatusId, StatusNode, ValueId } from '../../plan/node.ts';
import type { Plan } from '../../plan/plan.ts';

/** Whether a limit is never below another one: both are written, or chosen by the same cases. */
function isAtLeast(plan: Plan, high: ValueId, low: ValueId): boolean {
  if (high === low) return true;
  const [one, other] = [plan.values[high], plan.values[low]];
  if (one?.op === 'constant' && other?.op === 'constant')
    return typeof one.value === 'number' && typeof other.value === 'number' && one.value >= other.value;
  if (one?.op !== 'choose' || other?.op !== 'choose' || one.cases.length !== other.cases.length) return false;
  const isSame = one.cases.every(({ when, value }, at) => {
    const own = other.cases[at];
    return own?.when === when && isAtLeast(plan, value, own.value);
  });
  return isSame && isAtLeast(plan, one.otherwise, other.otherwise);
}

function testImplies(plan: Plan, one: StatusNode & { op: 'test' }, other: StatusNode & { op: 'test' }): boolean {
  if (one.left !== other.left || one.operator !== other.operator) return false;
  if (one.operator === 'greaterThan' || one.operator === 'greaterThanInclusive') return isAtLeast(plan, one.right, other.right);
  return (one.operator === 'lessThan' || one.operator === 'lessThanInclusive') && isAtLeast(plan, other.right, one.right);
}

/** Whether whoever meets one condition meets the other, by the form of both alone; null is met by all. False where the form does not show it. */
export function implies(plan: Plan, above: StatusId | null, below: StatusId | null): boolean {
  if (below === null || above === below) return true;
  const [one, other] = [above === null ? undefined : plan.statuses[above], plan.statuses[below]];
  if (above === null || !one || !other) return false;
  if (other.op === 'all') return other.parts.every((part) => implies(plan, above, part));
  if (one.op === 'any' && one.parts.length > 0) return one.parts.every((part) => implies(plan, part, below));
  if (one.op === 'all' && one.parts.some((part) => implies(plan, part, below))) return true;
  if (other.op === 'any') return other.parts.some((part) => implies(plan, above, part));
  return one.op === 'test' && other.op === 'test' && testImplies(plan, one, other);
}
