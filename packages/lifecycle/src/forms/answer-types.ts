import type { FormFieldType } from '@tierwright/program';
import type { AnswerType } from './answer-type.ts';
import { CUSTOMER_ANSWER } from './customer-answer.ts';
import { NUMBER_ANSWERS } from './number-answers.ts';
import { TEXT_ANSWERS } from './text-answers.ts';

/** Every type of field but `lines`, which are forms of their own. */
export const ANSWER_TYPES: Readonly<Record<Exclude<FormFieldType, 'lines'>, AnswerType>> = {
  ...TEXT_ANSWERS,
  ...NUMBER_ANSWERS,
  customer: CUSTOMER_ANSWER,
};
