import type { Operator } from '../../conditions/schema.ts';
import type { ValueType } from '../../facts/schema.ts';

/** What stands on the right: one value, a list or set of words, or one word of the set on the left. */
type RightSide = 'same' | 'list' | 'word';

interface Fit {
  types: readonly ValueType[];
  right: RightSide;
  words: string;
}

const ORDERED: readonly ValueType[] = ['integer', 'number', 'money', 'percent', 'date'];
const SINGLE: readonly ValueType[] = [...ORDERED, 'boolean', 'duration', 'string', 'enum'];
const WORDS: readonly ValueType[] = ['string', 'enum', 'date'];

const order: Fit = { types: ORDERED, right: 'same', words: 'numbers, money, percentages and dates' };
const equality: Fit = { types: SINGLE, right: 'same', words: 'single values, not sets' };
const membership: Fit = { types: WORDS, right: 'list', words: 'words and dates' };

/** Which types each operator compares, as json-rules-engine does without surprises. */
export const OPERATOR_FITS: Record<Operator, Fit> = {
  equal: equality,
  notEqual: equality,
  in: membership,
  notIn: membership,
  contains: { types: ['set'], right: 'word', words: 'sets' },
  doesNotContain: { types: ['set'], right: 'word', words: 'sets' },
  lessThan: order,
  lessThanInclusive: order,
  greaterThan: order,
  greaterThanInclusive: order,
  'someValue:contains': { types: ['set'], right: 'list', words: 'sets' },
  'everyValue:contains': { types: ['set'], right: 'list', words: 'sets' },
};

/** Operators that fit a type. */
export const operatorsFor = (type: ValueType): Operator[] =>
  (Object.keys(OPERATOR_FITS) as Operator[]).filter((operator) => OPERATOR_FITS[operator].types.includes(type));
