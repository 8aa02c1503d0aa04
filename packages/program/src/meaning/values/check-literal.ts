import { currencyExponent } from '../../money/currencies.ts';
import { toMinor } from '../../money/minor-units.ts';
import { isNumeric, type TypeOfValue } from '../../types-of-values/value.ts';
import type { Literal } from '../../values/schema.ts';
import type { Examination } from '../examination.ts';
import { oneOf } from '../references.ts';
import { checkCurrency } from './check-currency.ts';
import { checkDate } from './check-date.ts';
import { checkDuration } from './check-duration.ts';

/** Numbers beyond this are refused, so that nothing computed from them leaves what a number can hold. */
const LARGEST_NUMBER = 1e15;

const WORDS: Record<TypeOfValue['type'], string> = {
  integer: 'a whole number',
  number: 'a number',
  money: 'an amount of money',
  percent: 'a percentage',
  boolean: 'true or false',
  date: 'a date such as 2027-01-31',
  duration: 'a duration such as P90D',
  string: 'a text',
  enum: 'a word',
  set: 'a list of words',
};
export const inWords = (type: TypeOfValue['type']): string => WORDS[type];

/** A literal of a declared type: its kind, its decimals, its words, its domain. `null` is for the caller to allow. */
export function checkLiteral(
  x: Examination,
  literal: Literal,
  type: TypeOfValue,
  pointer: string,
  options: { perCurrency?: boolean } = {},
): void {
  if (isNumeric(type.type)) {
    checkNumber(x, literal, type, pointer, options.perCurrency === true);
    return;
  }
  if (type.type === 'set') {
    if (!Array.isArray(literal)) {
      wrongType(x, literal, type, pointer);
      return;
    }
    literal.forEach((word, index) => {
      checkWord(x, word, type, `${pointer}/${index}`);
    });
    return;
  }
  if (type.type === 'boolean' ? typeof literal !== 'boolean' : typeof literal !== 'string') {
    wrongType(x, literal, type, pointer);
    return;
  }
  if (typeof literal !== 'string') return;
  if (type.type === 'date') checkDate(x, literal, pointer);
  else if (type.type === 'duration') checkDuration(x, literal, pointer);
  else checkWord(x, literal, type, pointer);
}

export function wrongType({ report }: Examination, value: unknown, type: TypeOfValue, pointer: string): void {
  report.add('PDL211', pointer, `This is not ${inWords(type.type)}.`, { value, expected: inWords(type.type) });
}

function checkWord({ report }: Examination, word: string, { values }: TypeOfValue, pointer: string): void {
  if (values === undefined || values.includes(word)) return;
  report.add('PDL214', pointer, `\`${word}\` is none of the declared words.`, {
    value: word,
    expected: oneOf('one of the words', values),
    among: () => values,
  });
}

function checkNumber(x: Examination, literal: Literal, type: TypeOfValue, pointer: string, perCurrency: boolean): void {
  if (type.type === 'money' && typeof literal === 'object' && literal !== null && !Array.isArray(literal)) {
    if (!perCurrency) {
      x.report.add('PDL211', pointer, 'An amount for each currency has no place here.', {
        value: literal,
        expected: `one amount, in ${x.program.currency}`,
      });
      return;
    }
    for (const [currency, amount] of Object.entries(literal)) {
      if (checkCurrency(x, currency, `${pointer}/${currency}`, 'key')) checkMoney(x, amount, currency, `${pointer}/${currency}`);
    }
    return;
  }
  if (typeof literal !== 'number') {
    wrongType(x, literal, type, pointer);
    return;
  }
  if (type.type === 'money') checkMoney(x, literal, x.program.currency, pointer);
  else if (type.type === 'integer' && !Number.isInteger(literal)) {
    wrongType(x, literal, type, pointer);
    return;
  } else checkSize(x, literal, pointer);
  checkDomain(x, literal, type, pointer);
}

function checkMoney(x: Examination, amount: number, currency: string, pointer: string): void {
  const exponent = currencyExponent(currency);
  if (!checkSize(x, amount, pointer) || exponent === undefined || toMinor(amount, currency) !== undefined) return;
  x.report.add('PDL211', pointer, `${amount} has more decimals than ${currency} has.`, {
    value: amount,
    expected: exponent === 0 ? `an amount without decimals` : `an amount with at most ${exponent} decimals`,
  });
}

/** Whether a number is small enough to be computed with. */
export function checkSize({ report }: Examination, value: number, pointer: string): boolean {
  if (Math.abs(value) <= LARGEST_NUMBER) return true;
  report.add('PDL215', pointer, `${value} is too large to be computed with exactly.`, {
    value,
    expected: `a number between −10¹⁵ and 10¹⁵`,
  });
  return false;
}

/** A number that a value of this type can have. */
export function checkDomain({ report }: Examination, value: number, { min, max }: TypeOfValue, pointer: string): void {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return;
  const expected = min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `${min} to ${max}`;
  report.add('PDL215', pointer, `${value} lies outside what the value can be.`, { value, expected });
}
