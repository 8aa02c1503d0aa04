import type { FactValue } from '@tierwright/facts';
import type { FormField } from '@tierwright/program';
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
  const asked = fields.filter(({ type }) => type !== 'lines');
  return Object.fromEntries(
    asked.map(({ id, type }) => {
      const value = answers[id];
      return [`${prefix}.${id}`, value === undefined || type === 'lines' ? null : ANSWER_TYPES[type].fact(value, currency)];
    }),
  );
}
