import type { Program } from '@tierwright/program';
import type { Shown } from '../decision/decision.ts';
import { readType } from '../model/value-type.ts';
import { dateInWords, durationInWords } from './dates-in-words.ts';
import { listed } from './listed.ts';
import { amountInWords, numberInWords } from './numbers-in-words.ts';

/** A word of a fact: partner types have titles, other words stand for themselves. */
export function wordInWords(program: Program, id: string, word: string): string {
  const { type } = readType(program, id);
  if (type === 'date') return dateInWords(word);
  if (type === 'duration') return durationInWords(word);
  if (id === 'partner.type') return program.partnerTypes?.find((candidate) => candidate.id === word)?.title ?? word;
  return word;
}

/** A value of a fact, parameter or derived value. Units stand as declared, in the plural, so that `1` stands alone. */
export function valueInWords(program: Program, id: string, value: Shown): string {
  const { type, unit } = readType(program, id);
  if (value === null) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') {
    if (type === 'money') return amountInWords(value, program.currency);
    if (type === 'percent') return `${numberInWords(value)} %`;
    return unit === undefined || value === 1 ? numberInWords(value) : `${numberInWords(value)} ${unit}`;
  }
  if (typeof value === 'string') return wordInWords(program, id, value);
  return value.length === 0 ? 'none' : listed(value.map((word) => wordInWords(program, id, word)));
}

/** The title of a fact, derived value or parameter; a part of another fact (`of which cloud`) begins with that fact's. */
export function titleOf(program: Program, id: string): string {
  const fact = program.facts?.[id];
  if (fact?.from && 'within' in fact.from && /^\p{Ll}/u.test(fact.title)) return `${titleOf(program, fact.from.within)}, ${fact.title}`;
  return fact?.title ?? program.derived?.[id]?.title ?? program.parameters?.[id]?.title ?? (id === 'today' ? 'Today' : id);
}

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

/** Money by currency, or in the program's currency. */
export function moneyInWords(program: Program, amount: number | Record<string, number>): string {
  if (typeof amount === 'number') return amountInWords(amount, program.currency);
  return listed(Object.entries(amount).map(([currency, value]) => amountInWords(value, currency)));
}
