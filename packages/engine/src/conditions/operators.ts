import type { FactValue, Status } from '@tierwright/facts';
import type { Operator } from '@tierwright/program';

/** Tests two known inside values; both sides are of the type the operator asks for (checked at load). */
export type Test = (left: FactValue, right: FactValue) => boolean;

const among = (list: FactValue, value: FactValue): boolean => Array.isArray(list) && list.includes(value);

/** ENG-C4, on known values. Dates are `YYYY-MM-DD`, so that the order of text is the order of days. */
export const OPERATOR_TESTS: Record<Operator, Test> = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  in: (left, right) => among(right, left),
  notIn: (left, right) => !among(right, left),
  contains: (left, right) => among(left, right),
  doesNotContain: (left, right) => !among(left, right),
  lessThan: (left, right) => (left as number) < (right as number),
  lessThanInclusive: (left, right) => (left as number) <= (right as number),
  greaterThan: (left, right) => (left as number) > (right as number),
  greaterThanInclusive: (left, right) => (left as number) >= (right as number),
  'someValue:contains': (left, right) => Array.isArray(right) && right.some((value) => among(left, value)),
  'everyValue:contains': (left, right) => Array.isArray(right) && right.every((value) => among(left, value)),
};

/** Operators for which a lower bound is enough to be met (ENG-C3). */
export const isLowerBound = (operator: Operator): boolean => operator === 'greaterThan' || operator === 'greaterThanInclusive';

/** The status of a leaf over two values that may be unknown (ENG-C2). */
export function statusOf(test: Test, left: FactValue, right: FactValue): Status {
  if (left === null || right === null) return 'unknown';
  return test(left, right) ? 'met' : 'missed';
}
