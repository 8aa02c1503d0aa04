import type { Operator } from '../conditions/schema.ts';
import type { Literal } from '../values/schema.ts';
import type { Effect } from './part.ts';

/** The effect through two steps: what hurts a helper hurts, what hurts a hurter helps. */
export function through(outer: Effect, inner: Effect): Effect {
  if (outer === 'unclear' || inner === 'unclear') return 'unclear';
  return outer === inner ? 'helps' : 'hurts';
}

export const opposite = (effect: Effect): Effect => through(effect, 'hurts');

/** What more on the left of a leaf does to the leaf. A set has more when it has more words. */
export function leftEffect(operator: Operator, right: Literal | object): Effect {
  switch (operator) {
    case 'greaterThan':
    case 'greaterThanInclusive':
    case 'contains':
    case 'someValue:contains':
      return 'helps';
    case 'lessThan':
    case 'lessThanInclusive':
    case 'doesNotContain':
      return 'hurts';
    case 'equal':
      return right === true ? 'helps' : right === false ? 'hurts' : 'unclear';
    default:
      return 'unclear';
  }
}

/** What more on the right of a leaf does to it: a higher threshold is harder to reach. */
export function rightEffect(operator: Operator): Effect {
  if (operator === 'greaterThan' || operator === 'greaterThanInclusive') return 'hurts';
  if (operator === 'lessThan' || operator === 'lessThanInclusive') return 'helps';
  return 'unclear';
}
