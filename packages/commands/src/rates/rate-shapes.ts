import { type Static, Type } from 'typebox';
import { closed, count, day, instant, listOf } from '../shapes/vocabulary.ts';

const currency = (description: string) => Type.String({ pattern: '^[A-Z]{3}$', maxLength: 3, description: `${description} ISO 4217.` });
/** At most 15 digits that count: all of them are kept, and reckoned with. */
const rate = Type.String({
  pattern: '^(?:[1-9][0-9]{0,6}(?:\\.[0-9]{1,8})?|0\\.[0-9]{1,15})$',
  maxLength: 17,
  description: 'So many units of `into` for one of `currency`: a decimal number as text, such as `1.0875`.',
});

export const newRatesShape = closed({
  rates: Type.Array(closed({ currency: currency('What is exchanged.'), into: currency('For what.'), rate }), {
    minItems: 1,
    maxItems: 1000,
  }),
});
export type NewRates = Static<typeof newRatesShape>;

export const ratesKeptShape = closed({ added: count('New, or others than before.'), unchanged: count('Known already as they are.') });
export type RatesKept = Static<typeof ratesKeptShape>;

export const intoShape = currency('Into which currency.');

export const ratesShape = closed({
  on: day('The day that was asked for.'),
  rates: listOf(
    closed({
      currency: currency('What is exchanged.'),
      rate,
      on: day('The day that it is of: the latest on or before the one that was asked for.'),
      source: Type.String({ maxLength: 120, description: 'Who told it last.' }),
      recordedAt: instant('When it was told.'),
    }),
    1000,
  ),
});
export type RatesShown = Static<typeof ratesShape>;
