import type { Operator, ValueType } from '@tierwright/program';
import type { Scalar } from '../values/scalar.ts';

/** What a partner's value must be. Numbers: inclusive bounds; sets: words in and out; else one value or none of some. */
export interface Range {
  low?: number;
  high?: number;
  is?: Scalar;
  not?: Scalar[];
  has?: string[];
  hasNot?: string[];
}

/** The smallest step between two values of a type, in raw units. */
export function stepOf(type: ValueType): number {
  return type === 'number' || type === 'percent' ? 0.1 : 1;
}

/** Narrows a range by a comparison; undefined where nothing is left. */
export function narrow(range: Range, operator: Operator, right: Scalar, type: ValueType): Range | undefined {
  const next = { ...range };
  const step = stepOf(type);
  const numeric = typeof right === 'number';
  switch (operator) {
    case 'greaterThanInclusive':
    case 'greaterThan':
      if (!numeric) return undefined;
      next.low = Math.max(next.low ?? Number.NEGATIVE_INFINITY, operator === 'greaterThan' ? right + step : right);
      break;
    case 'lessThanInclusive':
    case 'lessThan':
      if (!numeric) return undefined;
      next.high = Math.min(next.high ?? Number.POSITIVE_INFINITY, operator === 'lessThan' ? right - step : right);
      break;
    case 'equal':
      if (numeric) [next.low, next.high] = [Math.max(next.low ?? right, right), Math.min(next.high ?? right, right)];
      else if (next.is !== undefined && next.is !== right) return undefined;
      else next.is = right;
      break;
    case 'notEqual':
      if (numeric) next.low = Math.max(next.low ?? right + 1, right + 1);
      else if (right === true || right === false) return narrow(range, 'equal', !right, type);
      else next.not = [...(next.not ?? []), right];
      break;
    case 'in':
      if (!Array.isArray(right)) return undefined;
      next.is ??= right.find((word) => !next.not?.includes(word)) ?? right[0];
      if (typeof next.is === 'string' && !right.includes(next.is)) return undefined;
      break;
    case 'notIn':
      if (Array.isArray(right)) next.not = [...(next.not ?? []), ...right];
      break;
    case 'contains':
    case 'someValue:contains':
    case 'everyValue:contains':
      next.has = [...(next.has ?? []), ...(Array.isArray(right) ? right : [String(right)])];
      break;
    case 'doesNotContain':
      next.hasNot = [...(next.hasNot ?? []), ...(Array.isArray(right) ? right : [String(right)])];
      break;
  }
  const empty = next.low !== undefined && next.high !== undefined && next.low > next.high;
  const clash = next.has?.some((word) => next.hasNot?.includes(word)) || (next.is !== undefined && next.not?.includes(next.is));
  return empty || clash ? undefined : next;
}
