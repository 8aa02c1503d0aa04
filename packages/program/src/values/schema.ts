import type { Static } from 'typebox';
import { Type } from '../schema/type.ts';
import { CURRENCY_PATTERN, closed, duration, either, id, ref, text } from '../schema/vocabulary.ts';

/** `{ "fact": id }`: the value of a fact, parameter or derived value, as in json-rules-engine's `value`. */
export const FactRef = closed(
  { fact: id('The fact, parameter or derived value whose value is meant.') },
  'The value of a fact, parameter or derived value, taken when the program decides: { "fact": "min.bookings" }.',
);
export type FactRef = Static<typeof FactRef>;

/** Money as authors write it: major units of the program's currency, or one amount for each currency. */
export const MoneyLiteral = either<number | Record<string, number>>(
  'Money in major units: 1499.99 in the program’s currency, or { "EUR": 150, "USD": 180 } where each currency has its own amount.',
  Type.Number(),
  Type.Unsafe<Record<string, number>>({
    type: 'object',
    propertyNames: { pattern: CURRENCY_PATTERN },
    additionalProperties: { type: 'number' },
    minProperties: 1,
    maxProperties: 40,
  }),
);
export type MoneyLiteral = Static<typeof MoneyLiteral>;

/** A value as written in a document; `null` only in placeholders. */
export type Literal = null | boolean | number | string | string[] | Record<string, number>;

export const Literal = either<Literal>(
  'A value of the declared type: number, text, true or false, a list of words (a set), money by currency; null only in a placeholder.',
  Type.Null(),
  Type.Boolean(),
  Type.Number(),
  Type.String({ maxLength: 4000 }),
  Type.Array(Type.String({ maxLength: 400 }), { maxItems: 500 }),
  Type.Unsafe<Record<string, number>>({
    type: 'object',
    propertyNames: { pattern: CURRENCY_PATTERN },
    additionalProperties: { type: 'number' },
    minProperties: 1,
    maxProperties: 40,
  }),
);

/** A number, or the value of a parameter; the purpose is what editors show at the member. */
export const numOf = (purpose: string) =>
  either<Num>(`${purpose} A number, or { "fact": … } for the value of a parameter.`, Type.Number(), FactRef);
export type Num = number | FactRef;

const elapsed = duration('Elapsed time, ISO 8601.');
const businessTime = closed({ business: duration('Business days (P3D) or open hours (PT8H).') }, 'Counted in business time.');
const TERM_FORMS =
  '"P90D" (days run to the end of the local day), "PT2H" (exact), or { "business": "P3D" } and { "business": "PT8H" } in business days and open hours';

/** A term: elapsed ISO 8601 time, or the same counted in open hours and business days of the calendar. */
export const termOf = (purpose: string) => either<Term>(`${purpose} A term: ${TERM_FORMS}.`, elapsed, businessTime);
export type Term = string | { business: string };

/** A term, or the value of a duration parameter. */
export const termValueOf = (purpose: string) =>
  either<TermValue>(
    `${purpose} A term: ${TERM_FORMS}; or { "fact": … } for the value of a duration parameter.`,
    elapsed,
    businessTime,
    FactRef,
  );
export type TermValue = Term | FactRef;

/** What is allowed to vary by author's choice in every named part: an id, a title, a reason. */
export const named = {
  id: id('Unique among its neighbours; never shown to partners.'),
  title: text('What people read.'),
  why: Type.Optional(text('Why it is so. It is shown beside the rule and in the guide for partners.')),
} as const;

export const note = Type.Optional(text('A remark for those who maintain the document. It decides nothing.'));
export const condition = <T>() => ref<T>('condition');
