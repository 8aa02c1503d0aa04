import type { FactValue } from '@tierwright/facts';
import { type Literal, toMajor, toMinor, type ValueType } from '@tierwright/program';
import type { Shown } from '../decision/decision.ts';

/** A literal of a document as an inside value: money in minor units of the currency, sets sorted; null is unknown. */
export function inside(literal: Literal, type: ValueType, currency: string): FactValue {
  if (literal === null) return null;
  if (typeof literal === 'number') return type === 'money' ? (toMinor(literal, currency) ?? null) : literal;
  if (Array.isArray(literal)) return [...new Set(literal)].sort();
  if (typeof literal === 'object') {
    const own = literal[currency];
    return own === undefined ? null : (toMinor(own, currency) ?? null);
  }
  return literal;
}

/** An inside value as people see it: money in major units. */
export function shown(value: FactValue, type: ValueType, currency: string): Shown {
  return type === 'money' && typeof value === 'number' ? toMajor(value, currency) : value;
}
