import { type Literal, toMinor, type ValueType } from '@tierwright/program';
import { parseDay } from '../dates/day.ts';
import type { FactValue } from '../fact-set/fact-set.ts';
import type { Cell } from '../records/record-row.ts';
import type { Constant } from './compare.ts';

/**
 * A literal of a document as conditions hold it: money in minor units of the program's currency (of an amount for each
 * currency, the program's), all else as written. Null where there is no such value.
 */
export function literalValue(literal: Literal, type: ValueType, currency: string): FactValue {
  if (literal === null) return null;
  if (type !== 'money') return typeof literal === 'object' && !Array.isArray(literal) ? null : literal;
  const major = typeof literal === 'object' && !Array.isArray(literal) ? literal[currency] : literal;
  return typeof major === 'number' ? (toMinor(major, currency) ?? null) : null;
}

/** The same as record rows hold it: dates as days. */
export function literalCell(literal: Literal, type: ValueType, currency: string): Cell {
  const value = literalValue(literal, type, currency);
  if (type !== 'date') return value;
  return typeof value === 'string' ? (parseDay(value) ?? null) : null;
}

/** A literal beside a record's field: as `literalCell`, and a list of dates (after `in`) as a list of days. */
export function constantOf(literal: Literal, type: ValueType, currency: string): Constant {
  if (type !== 'date' || !Array.isArray(literal)) return literalCell(literal, type, currency);
  return literal.flatMap((date) => parseDay(date) ?? []);
}
