import { currencyExponent, type FormField, type Json, type Problem, toMinor } from '@tierwright/program';
import { outOfBounds, wrongKind } from './answer-problems.ts';
import type { AnswerPlace, AnswerType } from './answer-type.ts';

const bounds = ({ min, max }: FormField) => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
});

function outside({ min, max }: FormField, value: number, place: AnswerPlace): readonly Problem[] {
  if (min !== undefined && value < min) return outOfBounds(place, value, `at least ${min}`);
  return max !== undefined && value > max ? outOfBounds(place, value, `at most ${max}`) : [];
}

const isNumber = (value: Json): value is number => typeof value === 'number' && Number.isFinite(value);

const number: AnswerType = {
  schema: (field) => ({ type: 'number', ...bounds(field) }),
  problems: (field, value, place) => (isNumber(value) ? outside(field, value, place) : wrongKind(place, value, 'a number')),
  fact: (value) => (isNumber(value) ? value : null),
};

export const NUMBER_ANSWERS: Readonly<Record<'integer' | 'number' | 'money' | 'percent', AnswerType>> = {
  number,
  percent: number,
  integer: {
    schema: (field) => ({ type: 'integer', ...bounds(field) }),
    problems: (field, value, place) =>
      Number.isSafeInteger(value) ? outside(field, value as number, place) : wrongKind(place, value, 'a whole number'),
    fact: (value) => (Number.isSafeInteger(value) ? (value as number) : null),
  },
  money: {
    schema: (field) => ({ type: 'number', ...bounds(field) }),
    problems: (field, value, place) => {
      if (!isNumber(value)) return wrongKind(place, value, 'an amount of money');
      if (toMinor(value, place.currency) !== undefined) return outside(field, value, place);
      return outOfBounds(place, value, `an amount of ${place.currency} with at most ${currencyExponent(place.currency) ?? 0} decimals`);
    },
    fact: (value, currency) => (isNumber(value) ? (toMinor(value, currency) ?? null) : null),
  },
};
