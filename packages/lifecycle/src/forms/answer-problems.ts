import type { Json, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { AnswerPlace } from './answer-type.ts';

const shortened = (value: Json): Json => (typeof value === 'string' && value.length > 80 ? `${value.slice(0, 80)}…` : value);

export const wrongKind = ({ pointer, title }: AnswerPlace, value: Json, expected: string): readonly Problem[] => [
  refusal('OPS212', `“${title}” is not ${expected}.`, { pointer, value: shortened(value), expected }),
];

export const outOfBounds = ({ pointer, title }: AnswerPlace, value: Json, expected: string): readonly Problem[] => [
  refusal('OPS213', `“${title}” has to be ${expected}.`, { pointer, value: shortened(value), expected }),
];

/** A key of an answer inside a JSON pointer. */
export const inPointer = (key: string): string =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
