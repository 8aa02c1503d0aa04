import { parseDay } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import { wrongKind } from './answer-problems.ts';
import type { AnswerType } from './answer-type.ts';
import { COUNTRIES, isCountry } from './countries.ts';

const LONGEST_TEXT = 4000;
const LONGEST_ID = 200;
/** A file is named by what it holds, or by the id it was stored under. */
const FILE = '^(?:sha256:[0-9a-f]{64}|[A-Za-z0-9][A-Za-z0-9._-]{0,119})$';
const DATE = '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$';
const file = new RegExp(FILE, 'u');

const isText = (value: Json, longest: number): value is string => typeof value === 'string' && /\S/u.test(value) && value.length <= longest;
const asText = (value: Json): string | null => (typeof value === 'string' ? value : null);

const text = (longest: number, expected: string): AnswerType => ({
  schema: () => ({ type: 'string', minLength: 1, maxLength: longest, pattern: '\\S' }),
  problems: (_, value, place) => (isText(value, longest) ? [] : wrongKind(place, value, expected)),
  fact: asText,
});

export const TEXT_ANSWERS: Readonly<
  Record<'text' | 'product' | 'partner' | 'file' | 'date' | 'country' | 'choice' | 'boolean' | 'products', AnswerType>
> = {
  text: text(LONGEST_TEXT, `a text of at most ${LONGEST_TEXT} characters`),
  product: text(LONGEST_ID, 'the id of a product'),
  partner: text(LONGEST_ID, 'the id of a partner'),
  file: {
    schema: () => ({ type: 'string', pattern: FILE }),
    problems: (_, value, place) =>
      typeof value === 'string' && file.test(value) ? [] : wrongKind(place, value, 'the id of a file, or `sha256:` and its hash'),
    fact: asText,
  },
  date: {
    schema: () => ({ type: 'string', format: 'date', pattern: DATE }),
    problems: (_, value, place) =>
      typeof value === 'string' && parseDay(value) !== undefined ? [] : wrongKind(place, value, 'a date such as 2027-03-31'),
    fact: (value) => (typeof value === 'string' && parseDay(value) !== undefined ? value : null),
  },
  country: {
    schema: () => ({ type: 'string', enum: COUNTRIES }),
    problems: (_, value, place) =>
      typeof value === 'string' && isCountry(value) ? [] : wrongKind(place, value, 'a country by its two letters, such as DE'),
    fact: asText,
  },
  choice: {
    schema: ({ values = [] }) => ({ type: 'string', enum: values }),
    problems: ({ values = [] }, value, place) =>
      typeof value === 'string' && values.includes(value) ? [] : wrongKind(place, value, `one of ${values.join(', ')}`),
    fact: asText,
  },
  boolean: {
    schema: () => ({ type: 'boolean' }),
    problems: (_, value, place) => (typeof value === 'boolean' ? [] : wrongKind(place, value, 'true or false')),
    fact: (value) => (typeof value === 'boolean' ? value : null),
  },
  products: {
    schema: () => ({
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: LONGEST_ID, pattern: '\\S' },
      minItems: 1,
      maxItems: LONGEST_ID,
      uniqueItems: true,
    }),
    problems: (_, value, place) => {
      const isList = Array.isArray(value) && value.length > 0 && value.length <= LONGEST_ID && new Set(value).size === value.length;
      return isList && value.every((one) => isText(one, LONGEST_ID)) ? [] : wrongKind(place, value, 'a list of different products');
    },
    fact: (value) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string').sort() : null),
  },
};
