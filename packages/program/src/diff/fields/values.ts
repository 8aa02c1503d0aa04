import { isFactRef } from '../../references/condition-uses.ts';
import type { Namespace } from '../../references/part.ts';
import type { Num, Term, TermValue } from '../../values/schema.ts';
import { nameOf, valueName } from '../names.ts';
import { valueOrName } from '../parameters/value-or-name.ts';
import type { Side } from '../side.ts';
import { amountInWords, countInWords, numberInWords } from '../words/numbers.ts';
import { termInWords } from '../words/terms.ts';
import type { Field } from './field.ts';
import { wordList } from './word-list.ts';
import { worded } from './worded.ts';

type Silent = { silent?: true };

/** A number or the parameter that holds it, in a unit: percent, money or a counted noun. */
export function num(label: string, unit: 'percent' | 'money' | string, absent?: string): Field<Num> {
  const words = (value: Num, side: Side) => (isFactRef(value) ? valueOrName(side, value.fact) : numIn(value, unit, side));
  return worded<Num>(label, words, absent === undefined ? {} : { absent });
}

function numIn(value: number, unit: string, side: Side): string {
  if (unit === 'percent') return `${numberInWords(value)} %`;
  if (unit === 'money') return amountInWords(value, side.program.currency);
  return unit === '' ? numberInWords(value) : countInWords(value, unit);
}

export function term(label: string, absent?: string): Field<Term> {
  return worded<Term>(label, termInWords, absent === undefined ? {} : { absent });
}

export const termValueInWords = (value: TermValue, side: Side) =>
  isFactRef(value) ? valueOrName(side, value.fact) : termInWords(value as Term);

export function termValue(label: string, absent?: string): Field<TermValue> {
  return worded<TermValue>(label, termValueInWords, absent === undefined ? {} : { absent });
}

export function terms(label: string, absent?: string): Field<readonly Term[]> {
  return wordList<Term>(label, termInWords, absent === undefined ? {} : { absent });
}

/** The id of something that has a title: a chain, a role, a benefit. */
export function named(label: string, namespace: Namespace, absent?: string): Field<string> {
  return worded<string>(label, (id, side) => nameOf(side, namespace, id), absent === undefined ? {} : { absent });
}

export function namedList(label: string, namespace: Namespace, absent?: string, empty?: string): Field<readonly string[]> {
  const options = { ...(absent === undefined ? {} : { absent }), ...(empty === undefined ? {} : { empty }) };
  return wordList<string>(label, (id, side) => nameOf(side, namespace, id), options);
}

/** The id of a fact, parameter or derived value. */
export function valueNamed(label: string, absent?: string): Field<string> {
  return worded<string>(label, (id, side) => valueName(side, id), absent === undefined ? {} : { absent });
}

export function valueList(label: string): Field<readonly string[]> {
  return wordList<string>(label, (id, side) => valueName(side, id));
}

export function numeric(label: string, unit = '', absent?: string): Field<number> {
  return worded<number>(label, (value, side) => numIn(value, unit, side), absent === undefined ? {} : { absent });
}

/** A flag, told by what holds with and without it. */
export function either(yes: string, no: string, absent: boolean): Field<boolean> {
  return worded<boolean>('', (value) => (value ? yes : no), { absent: absent ? yes : no });
}

export function plain(label: string, absent?: string, options: Silent = {}): Field<string> {
  return worded<string>(label, (value) => value, { ...options, ...(absent === undefined ? {} : { absent }) });
}
