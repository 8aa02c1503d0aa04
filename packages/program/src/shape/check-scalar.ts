import { nearestName } from '../meaning/nearest-name.ts';
import { alternatives, describe, quotedWords } from './describe.ts';
import type { NumberShape, TextShape, WordShape } from './shape.ts';
import { formProblem } from './text-form.ts';
import type { Walk } from './walk.ts';

/** Length in characters as JSON Schema counts them; code units are enough where they cannot decide otherwise. */
function isWithin(text: string, min: number, max: number): boolean {
  if (text.length <= max && text.length >= min * 2) return true;
  if (text.length > max * 2) return false;
  const { length } = [...text];
  return length >= min && length <= max;
}

const hasLength = (text: string, { minLength, maxLength }: TextShape) => isWithin(text, minLength, maxLength);

/** Whether a text has the length and the pattern; whether its date exists and so on is asked by checkText. */
export const fitsText = (text: string, shape: TextShape) => hasLength(text, shape) && (shape.pattern?.test(text) ?? true);

function checkLength(text: string, shape: TextShape, walk: Walk) {
  if (hasLength(text, shape)) return;
  const { minLength, maxLength } = shape;
  const message = text === '' ? `${walk.name} is empty.` : `${walk.name} is longer than ${maxLength} characters.`;
  walk.remark({ code: 'PDL128', value: text, message, expected: `text of ${minLength} to ${maxLength} characters` });
}

export function checkText(text: string, shape: TextShape, walk: Walk) {
  if (!shape.form || !shape.pattern) {
    checkLength(text, shape, walk);
    return;
  }
  const problem = formProblem(text, shape.form, fitsText(text, shape));
  if (problem) walk.remark({ expected: describe(shape), ...problem, value: text, message: `${walk.name}: ${problem.message}` });
}

export function checkWord(text: string, { words }: WordShape, walk: Walk) {
  if (words.includes(text)) return;
  const meant = nearestName(text, words);
  walk.remark({
    code: 'PDL108',
    value: text,
    message: words.length === 1 ? `${walk.name} can only be ${quotedWords(words)}.` : `${walk.name} has a word that is not allowed here.`,
    expected: words.length === 1 ? quotedWords(words) : `one of ${quotedWords(words)}`,
    ...(meant === undefined ? {} : { suggestion: `Did you mean "${meant}"?` }),
  });
}

export const fitsNumber = (value: number, { whole, minimum, maximum }: NumberShape) =>
  value >= minimum && value <= maximum && (!whole || Number.isInteger(value));

export function checkNumber(value: number, shape: NumberShape, walk: Walk) {
  if (fitsNumber(value, shape)) return;
  const faults = [
    shape.whole && !Number.isInteger(value) ? 'not a whole number' : '',
    value < shape.minimum ? 'too small' : '',
    value > shape.maximum ? 'too large' : '',
  ];
  walk.remark({
    code: 'PDL127',
    value,
    message: `${walk.name} is ${alternatives(faults.filter(Boolean)).replace(' or ', ' and ')}: ${value}.`,
    expected: describe(shape),
  });
}
