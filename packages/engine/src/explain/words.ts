import type { Program } from '@tierwright/program';
import type { Shown } from '../decision/decision.ts';
import { readType } from '../model/value-type.ts';

const grouped = (value: number, decimals?: number): string =>
  new Intl.NumberFormat(
    'en-US',
    decimals === undefined ? { maximumFractionDigits: 4 } : { minimumFractionDigits: 0, maximumFractionDigits: decimals },
  ).format(value);

/** A number of things: `1 person` is beyond us, `1 people` would be wrong, so units stand after the number as declared. */
export function valueInWords(program: Program, id: string, value: Shown): string {
  const { type, unit } = readType(program, id);
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (type === 'money') return `${grouped(value, 2)} ${program.currency}`;
    if (type === 'percent') return `${grouped(value)} %`;
    return unit === undefined ? grouped(value) : `${grouped(value)} ${unit}`;
  }
  if (typeof value === 'string') return value;
  return value.length === 0 ? 'none' : value.join(', ');
}

/** The title of a fact, derived value or parameter, without its window (`Bookings, last 12 months`). */
export const titleOf = (program: Program, id: string): string =>
  program.facts?.[id]?.title ?? program.derived?.[id]?.title ?? program.parameters?.[id]?.title ?? (id === 'today' ? 'Today' : id);

const OPERATORS: Record<string, string> = {
  equal: 'must be',
  notEqual: 'must not be',
  in: 'must be one of',
  notIn: 'must be none of',
  contains: 'must include',
  doesNotContain: 'must not include',
  lessThan: 'must be below',
  lessThanInclusive: 'may be at most',
  greaterThan: 'must be above',
  greaterThanInclusive: 'must be at least',
  'someValue:contains': 'must include one of',
  'everyValue:contains': 'must include all of',
};

export const operatorInWords = (operator: string): string => OPERATORS[operator] ?? operator;

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${joiner} ${parts.at(-1)}`;
}

/** Money by currency, or in the program's currency. */
export function moneyInWords(program: Program, amount: number | Record<string, number>): string {
  if (typeof amount === 'number') return `${grouped(amount, 2)} ${program.currency}`;
  return listed(Object.entries(amount).map(([currency, value]) => `${grouped(value, 2)} ${currency}`));
}
