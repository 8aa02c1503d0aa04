import type { Json, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import { inPointer, wrongKind } from './answer-problems.ts';
import type { AnswerPlace, AnswerType } from './answer-type.ts';
import { COUNTRIES, isCountry } from './countries.ts';
import { nameWords } from './customer/company-name.ts';
import { CUSTOMER_PARTS, type CustomerPart, isObject, readCustomer } from './customer/customer.ts';
import { normalDomain } from './customer/domain.ts';

/** A part that has to be there, said in full because strict validators want it so. */
const withParts = (...parts: CustomerPart[]) => ({ properties: Object.fromEntries(parts.map((part) => [part, true])), required: parts });

const LONGEST: Readonly<Record<CustomerPart, number>> = { registration: 60, domain: 253, name: 200, country: 2 };

const EXPECTED: Readonly<Record<CustomerPart, string>> = {
  registration: 'a number in a register of companies',
  domain: 'a domain such as example.com',
  name: 'a name',
  country: 'a country by its two letters, such as DE',
};

const IS: Readonly<Record<CustomerPart, (text: string) => boolean>> = {
  registration: (text) => /[\p{L}\p{N}]/u.test(text),
  domain: (text) => normalDomain(text) !== undefined,
  name: (text) => nameWords(text).length > 0,
  country: isCountry,
};

const isPart = (key: string): key is CustomerPart => (CUSTOMER_PARTS as readonly string[]).includes(key);

function partProblems(key: string, value: Json, place: AnswerPlace): readonly Problem[] {
  const pointer = `${place.pointer}/${inPointer(key)}`;
  if (!isPart(key))
    return [refusal('OPS211', `“${place.title}” has no \`${key}\`.`, { pointer, value: key, expected: CUSTOMER_PARTS.join(', ') })];
  if (typeof value === 'string' && value.length <= LONGEST[key] && IS[key](value)) return [];
  return wrongKind({ ...place, pointer, title: `${place.title}: ${key}` }, value, EXPECTED[key]);
}

/** A customer: at least its name and country, or a key. */
export const CUSTOMER_ANSWER: AnswerType = {
  schema: () => ({
    type: 'object',
    properties: {
      registration: { type: 'string', minLength: 1, maxLength: LONGEST.registration },
      domain: { type: 'string', minLength: 1, maxLength: LONGEST.domain },
      name: { type: 'string', minLength: 1, maxLength: LONGEST.name },
      country: { type: 'string', enum: COUNTRIES },
    },
    additionalProperties: false,
    anyOf: [withParts('registration'), withParts('domain'), withParts('name', 'country')],
  }),
  problems: (_, value, place) => {
    if (!isObject(value)) return wrongKind(place, value, 'a customer');
    const found = Object.entries(value).flatMap(([key, part]) => partProblems(key, part, place));
    if ('registration' in value || 'domain' in value || ('name' in value && 'country' in value)) return found;
    const expected = 'name and country, a registration number, or a domain';
    return [...found, refusal('OPS214', `“${place.title}” cannot be told from others.`, { pointer: place.pointer, expected })];
  },
  fact: (value) => {
    const { registration, domain, name } = readCustomer(value);
    return name ?? domain ?? registration ?? null;
  },
};
