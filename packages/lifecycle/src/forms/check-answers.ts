import type { ItemReading } from '@tierwright/engine';
import type { FormField, Json, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import { inPointer, wrongKind } from './answer-problems.ts';
import type { AnswerPlace } from './answer-type.ts';
import { ANSWER_TYPES } from './answer-types.ts';
import { isObject } from './customer/customer.ts';
import { isAlwaysAsked, MOST_LINES } from './form-schema.ts';

export type AnswersGiven = Readonly<Record<string, Json>>;

interface Within {
  readonly pointer: string;
  readonly currency: string;
}

const missing = ({ title }: FormField, pointer: string): Problem => refusal('OPS210', `“${title}” is missing.`, { pointer });

function answerProblems(field: FormField, value: Json, place: AnswerPlace): readonly Problem[] {
  if (field.type !== 'lines') return ANSWER_TYPES[field.type].problems(field, value, place);
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_LINES)
    return wrongKind(place, value, `a list of 1 to ${MOST_LINES} lines`);
  return value.flatMap((line, index) => {
    const pointer = `${place.pointer}/${index}`;
    const title = `${place.title}, line ${index + 1}`;
    return isObject(line)
      ? shapeProblems(field.of ?? [], line, { pointer, currency: place.currency })
      : wrongKind({ ...place, pointer, title }, line, 'a line');
  });
}

/**
 * What is wrong with answers whatever the facts are: answers to what is not asked, of the wrong kind, out of bounds, and
 * missing ones of fields without `when`. All at once.
 */
export function shapeProblems(fields: readonly FormField[], answers: AnswersGiven, { pointer, currency }: Within): readonly Problem[] {
  const found: Problem[] = [];
  for (const field of fields) {
    const at = `${pointer}/${inPointer(field.id)}`;
    const value = answers[field.id];
    if (value !== undefined) found.push(...answerProblems(field, value, { pointer: at, title: field.title, currency }));
    else if (isAlwaysAsked(field)) found.push(missing(field, at));
  }
  for (const key of Object.keys(answers)) {
    if (fields.some(({ id }) => id === key)) continue;
    const expected = `one of ${fields.map(({ id }) => id).join(', ')}`;
    found.push(refusal('OPS211', `The form has no field \`${key}\`.`, { pointer: `${pointer}/${inPointer(key)}`, value: key, expected }));
  }
  return found;
}

/** Missing answers of fields that are asked for because their `when` is met, or not known (S3). */
export function conditionalProblems(
  fields: readonly FormField[],
  answers: AnswersGiven,
  reading: ItemReading,
  pointer: string,
): readonly Problem[] {
  const found: Problem[] = [];
  for (const field of fields) {
    const value = answers[field.id];
    if (value === undefined) {
      const { when, required } = field;
      if (when === undefined || required === false || reading.status(when) === 'missed') continue;
      found.push(missing(field, `${pointer}/${inPointer(field.id)}`));
    } else if (field.type === 'lines' && Array.isArray(value)) {
      const at = `${pointer}/${inPointer(field.id)}`;
      value.forEach((line, index) => {
        if (isObject(line)) found.push(...conditionalProblems(field.of ?? [], line, reading, `${at}/${index}`));
      });
    }
  }
  return found;
}

/**
 * S8: everything that is wrong with a form's answers, at once: codes OPS210 to OPS214, pointers below `pointer`. The reading
 * holds the answers as facts (`answerFacts`): a field with `when` is asked for unless that is missed.
 */
export function checkAnswers(
  fields: readonly FormField[],
  answers: AnswersGiven,
  reading: ItemReading,
  { pointer = '', currency }: { pointer?: string; currency: string },
): readonly Problem[] {
  return [...shapeProblems(fields, answers, { pointer, currency }), ...conditionalProblems(fields, answers, reading, pointer)];
}
