import type { ValueType } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import type { matrixWords } from './words.ts';

export type MatrixKey = KeyOfWords<typeof matrixWords>;

const WORDS: Readonly<Record<string, MatrixKey>> = {
  ...{ equal: 'equal', notEqual: 'notEqual', in: 'in', notIn: 'notIn', contains: 'contains', doesNotContain: 'doesNotContain' },
  ...{ lessThan: 'lessThan', lessThanInclusive: 'lessThanInclusive' },
  ...{ greaterThan: 'greaterThan', greaterThanInclusive: 'greaterThanInclusive' },
  ...{ 'someValue:contains': 'someContains', 'everyValue:contains': 'everyContains' },
};

/** The key of an operator's words; null of one that the language does not have. */
export const operatorKey = (operator: string): MatrixKey | null => (Object.hasOwn(WORDS, operator) ? (WORDS[operator] ?? null) : null);

const ORDERED = ['greaterThanInclusive', 'greaterThan', 'lessThanInclusive', 'lessThan', 'equal'] as const;

/** The operators that compare a fact of a type with one value, the usual one first. */
export function operatorsOf(type: ValueType): readonly string[] {
  if (type === 'boolean' || type === 'string' || type === 'enum') return ['equal'];
  if (type === 'set') return ['contains'];
  return type === 'duration' ? ['equal'] : ORDERED;
}

/** The type of what a fact is compared with: of a set, one of its words. */
export const typeCompared = (type: ValueType): ValueType => (type === 'set' ? 'enum' : type);
