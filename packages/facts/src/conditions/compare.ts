import type { Operator } from '@tierwright/program';
import type { FactValue, Status, Value } from '../fact-set/fact-set.ts';

/** A literal as conditions hold it; days are numbers beside records. */
export type Constant = FactValue | readonly number[];

type Test = (left: Value, right: Value | readonly number[]) => boolean;

const has = (set: Value | readonly number[], member: unknown) => Array.isArray(set) && set.includes(member);

/** What each operator tests between two known values, as json-rules-engine 7.3.1 does. */
const TESTS: Record<Operator, Test> = {
  equal: (left, right) => left === right,
  notEqual: (left, right) => left !== right,
  in: (left, right) => has(right, left),
  notIn: (left, right) => !has(right, left),
  contains: (left, right) => has(left, right),
  doesNotContain: (left, right) => !has(left, right),
  lessThan: (left, right) => left < right,
  lessThanInclusive: (left, right) => left <= right,
  greaterThan: (left, right) => left > right,
  greaterThanInclusive: (left, right) => left >= right,
  'someValue:contains': (left, right) => Array.isArray(right) && right.some((member) => has(left, member)),
  'everyValue:contains': (left, right) => Array.isArray(right) && right.every((member) => has(left, member)),
};

/** The two-valued test behind an operator, for known values on both sides. */
export const testOf = (operator: Operator): Test => TESTS[operator];

/**
 * One leaf: met or missed between known values, unknown where a side is unknown. `atMost` says that the left side is a
 * lower bound and how high the value may be; then the leaf is decided only where the whole interval agrees.
 */
export function compare(operator: Operator, left: FactValue, right: Constant, atMost?: number): Status {
  if (left === null || right === null) return 'unknown';
  if (atMost !== undefined && typeof left === 'number' && typeof right === 'number' && atMost !== left) {
    return compareInterval(operator, left, atMost, right);
  }
  return TESTS[operator](left, right) ? 'met' : 'missed';
}

const decide = (met: boolean, missed: boolean): Status => (met ? 'met' : missed ? 'missed' : 'unknown');

function compareInterval(operator: Operator, low: number, high: number, right: number): Status {
  switch (operator) {
    case 'greaterThan':
      return decide(low > right, high <= right);
    case 'greaterThanInclusive':
      return decide(low >= right, high < right);
    case 'lessThan':
      return decide(high < right, low >= right);
    case 'lessThanInclusive':
      return decide(high <= right, low > right);
    case 'equal':
      return decide(false, right < low || right > high);
    case 'notEqual':
      return decide(right < low || right > high, false);
    default:
      return 'unknown';
  }
}
