import type { FactValue } from '@tierwright/facts';
import type { FormField } from '@tierwright/program';
import { answerNames } from './answer-names.ts';
import { ANSWER_TYPES } from './answer-types.ts';
import type { AnswersGiven } from './check-answers.ts';

/**
 * S8: answers as facts `<prefix>.<field>`, as inside values: money in whole minor units, sets sorted; null where a field is
 * not answered or the answer is none. Lines are no facts: facts are made from them.
 */
export function answerFacts(
  fields: readonly FormField[],
  answers: AnswersGiven,
  prefix: 'deal' | 'request' | 'lead',
  currency: string,
): Readonly<Record<string, FactValue>> {
  const names = answerNames(fields, prefix);
  const facts: Record<string, FactValue> = {};
  fields.forEach(({ id, type }, index) => {
    const name = names[index];
    if (type === 'lines' || name === undefined) return;
    const value = answers[id];
    facts[name] = value === undefined ? null : ANSWER_TYPES[type].fact(value, currency);
  });
  return facts;
}
