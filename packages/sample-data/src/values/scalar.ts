import type { Literal, Operator, ValueType } from '@tierwright/program';
import { parseDay } from '../days/day.ts';
import { POWERS_OF_TEN } from '../money/currency.ts';

/** A value while data is being made: dates are days since 1970-01-01, money is integer minor units. */
export type Scalar = number | boolean | string | readonly string[];

/** Rounds half away from zero. */
export function roundHalfAway(value: number): number {
  return value < 0 ? -Math.floor(-value + 0.5) : Math.floor(value + 0.5);
}

/** A literal of a document as a value of the given type; undefined where it is null or no such value. */
export function scalarOf(literal: Literal | undefined, type: ValueType | 'ref', currency: string, exponent: number): Scalar | undefined {
  if (literal === null || literal === undefined) return undefined;
  const scale = POWERS_OF_TEN[exponent] ?? 1;
  if (Array.isArray(literal)) return type === 'date' ? undefined : literal;
  if (typeof literal === 'object') {
    const own = literal[currency] ?? Object.values(literal)[0];
    return own === undefined ? undefined : roundHalfAway(own * scale);
  }
  if (type === 'date') return parseDay(literal);
  if (type === 'money') return typeof literal === 'number' ? roundHalfAway(literal * scale) : undefined;
  return literal;
}

const holds = (list: Scalar | undefined, value: Scalar | undefined): boolean =>
  Array.isArray(list) && typeof value === 'string' && list.includes(value);

/** Compares two known values as the language's operators do; a value that is not known satisfies nothing. */
export function compare(left: Scalar | undefined, operator: Operator, right: Scalar | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  switch (operator) {
    case 'equal':
      return left === right;
    case 'notEqual':
      return left !== right;
    case 'in':
      return holds(right, left);
    case 'notIn':
      return Array.isArray(right) && !holds(right, left);
    case 'contains':
    case 'someValue:contains':
    case 'everyValue:contains':
      return holds(left, right);
    case 'doesNotContain':
      return Array.isArray(left) && !holds(left, right);
    case 'lessThan':
      return typeof left === 'number' && typeof right === 'number' && left < right;
    case 'lessThanInclusive':
      return typeof left === 'number' && typeof right === 'number' && left <= right;
    case 'greaterThan':
      return typeof left === 'number' && typeof right === 'number' && left > right;
    case 'greaterThanInclusive':
      return typeof left === 'number' && typeof right === 'number' && left >= right;
  }
}
