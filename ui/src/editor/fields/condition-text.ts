import { type Json, OPERATORS } from '@tierwright/program';
import type { KeyOfWords } from '../../words/area.ts';
import { number } from '../../words/formats.ts';
import type { Say } from '../../words/use-words.ts';
import { isMembers, itemsOf, type Members, membersOf, textOf } from '../document/reading.ts';
import { valueText } from './tests-of-condition.ts';
import { factTitle } from './vocabulary.ts';
import type { fieldWords } from './words.ts';

export type SayField = Say<KeyOfWords<typeof fieldWords>>;

const OPERATOR_WORDS = {
  'someValue:contains': 'someValueContains',
  'everyValue:contains': 'everyValueContains',
} as const;

/** What people read for a comparison. */
export function operatorText(operator: string, say: SayField): string {
  const known = OPERATORS.find((one) => one === operator);
  if (known === undefined) return operator;
  return say(known === 'someValue:contains' || known === 'everyValue:contains' ? OPERATOR_WORDS[known] : known);
}

/** What people read for the value of a comparison: numbers with separators, the titles of parameters. */
export function shownValue(value: Json | undefined, program: Members, say: SayField): string {
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (Array.isArray(value)) return value.map((item) => shownValue(item, program, say)).join(', ');
  const fact = textOf(membersOf(value).fact);
  return fact === '' ? valueText(value) : `“${factTitle(program, fact)}”`;
}

/** A condition in words. */
export function conditionText(condition: Json | undefined, program: Members, say: SayField): string {
  if (!isMembers(condition)) return say('always');
  const parts = (list: Json | undefined) => itemsOf(list).map((part) => conditionText(part, program, say));
  if ('all' in condition) {
    const [only, ...more] = parts(condition.all);
    return more.length === 0 ? (only ?? say('always')) : say('allNested', { parts: [only, ...more].join('; ') });
  }
  if ('any' in condition) return say('anyNested', { parts: parts(condition.any).join('; ') });
  if ('not' in condition) return say('notNested', { part: conditionText(condition.not, program, say) });
  if ('condition' in condition) {
    const id = textOf(condition.condition);
    return say('requirement', { title: textOf(membersOf(membersOf(program.requirements)[id]).title) || id });
  }
  const { fact, operator, value } = condition;
  return [factTitle(program, textOf(fact)), operatorText(textOf(operator), say), shownValue(value, program, say)].join(' ');
}
