import { shortText } from '../problems/short-value.ts';
import { fail, failAtEnd, type Reader, report } from './reader.ts';

const isDigit = (code: number) => code >= 48 && code <= 57;

function skipDigits(reader: Reader): number {
  const start = reader.at;
  while (isDigit(reader.text.charCodeAt(reader.at))) reader.at += 1;
  return reader.at - start;
}

const missingDigit = (reader: Reader, where: string): undefined =>
  reader.at >= reader.text.length ? failAtEnd(reader, 'a digit') : fail(reader, reader.at, `A number needs a digit ${where}.`, 'a digit');

/** Digits that count, without zeros at either end, sign, point and exponent: the same for `1.50`, `15e-1` and `1.5`. */
const significantDigits = (literal: string) => {
  const mantissa = literal.toLowerCase().split('e')[0] ?? '';
  return mantissa.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
};

/** Whether a number holds other digits than were written; up to 15 digits are always kept. */
const losesDigits = (literal: string, value: number) =>
  literal.length > 15 &&
  ((Number.isInteger(value) && !Number.isSafeInteger(value)) || significantDigits(literal) !== significantDigits(String(value)));

function checkExactness(reader: Reader, start: number, literal: string, value: number) {
  if (!losesDigits(literal, value)) return;
  report(reader, {
    code: 'PDL131',
    severity: 'warning',
    offset: start,
    value: shortText(literal),
    message: `The number ${shortText(literal)} is held as ${value}: it has more digits than a number can hold exactly.`,
    expected: 'whole numbers up to 9007199254740991, or at most 15 digits',
  });
}

function finish(reader: Reader, start: number): number {
  const literal = reader.text.slice(start, reader.at);
  // Adding 0 makes -0 into 0, which is what the canonical form writes.
  const value = Number(literal) + 0;
  if (Number.isFinite(value)) {
    checkExactness(reader, start, literal, value);
    return value;
  }
  const message = `The number ${shortText(literal)} is larger than any number that can be held.`;
  report(reader, { code: 'PDL130', offset: start, value: shortText(literal), message, expected: 'a number below 1.8e308' });
  return 0;
}

/** A number as RFC 8259 writes it. One that cannot be held is reported (PDL130) and read as 0, so that reading goes on. */
export function readNumber(reader: Reader): number | undefined {
  const { text } = reader;
  const start = reader.at;
  if (text.charCodeAt(reader.at) === 45) reader.at += 1;
  const first = text.charCodeAt(reader.at);
  const whole = skipDigits(reader);
  if (whole === 0) return missingDigit(reader, 'after its minus sign');
  if (first === 48 && whole > 1) {
    return fail(
      reader,
      start,
      'A number may not begin with 0.',
      'a number such as 7 or 0.7',
      'Leave out the zeros in front, or write a text in quotes.',
    );
  }
  if (text.charCodeAt(reader.at) === 46) {
    reader.at += 1;
    if (skipDigits(reader) === 0) return missingDigit(reader, 'after its point');
  }
  if ((text.charCodeAt(reader.at) | 32) === 101) {
    reader.at += 1;
    const sign = text.charCodeAt(reader.at);
    if (sign === 43 || sign === 45) reader.at += 1;
    if (skipDigits(reader) === 0) return missingDigit(reader, 'in its exponent');
  }
  return finish(reader, start);
}
