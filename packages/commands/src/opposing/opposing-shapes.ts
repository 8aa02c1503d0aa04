import { type Static, Type } from 'typebox';
import { closed, count, day, flag, id, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';

/** Kinds of what may stand in a deal's way: what the direct team works on, contracts, named accounts, public tenders. */
export const OPPOSING_KINDS = ['directOpportunities', 'contracts', 'namedAccounts', 'tenders'] as const;

const source = Type.String({ minLength: 1, maxLength: 120, description: 'The system that tells it, such as `crm`.' });

const customerShape = closed(
  {
    registration: Type.Optional(text('Number in a register of companies.', 120)),
    domain: Type.Optional(text('A domain of its own.', 253)),
    name: Type.Optional(text('Its name; with `country`.', 400)),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$', maxLength: 2, description: 'ISO 3166 alpha-2.' })),
  },
  'By what it is found: a registration, a domain, or a name with its country.',
);

const opposingShape = closed(
  {
    id: id('The source’s own id of it.'),
    customer: customerShape,
    products: Type.Optional(listOf(id('A product.'), 100, 'What it is about; none: any.')),
    owner: Type.Optional(
      Type.String({ format: 'uuid', maxLength: 36, description: 'The account of whoever owns it: they never decide about the deal.' }),
    ),
    partner: Type.Optional(
      orNull(
        Type.String({ minLength: 1, maxLength: 120, description: 'Of a contract: the partner that has it; null or absent: the vendor.' }),
      ),
    ),
    stage: Type.Optional(text('How far it is.', 200)),
    createdOn: Type.Optional(day('Since when it is worked on.')),
    lastActivityOn: Type.Optional(day('When something happened last.')),
  },
  'Something that may stand in a deal’s way. What is over is not told any more.',
);

export const newOpposingShape = closed({
  source,
  records: Type.Array(opposingShape, { maxItems: 5000, description: 'Each takes the place of the one with its id.' }),
  rest: Type.Optional(
    word(['remove', 'keep'], 'Of what this source told before and does not name now. `remove` (default): it goes. `keep`: it stays.'),
  ),
  through: Type.Optional(
    orNull(
      day(
        'Through which day the source has told all there is: from then on what it does not name is not in the way. Null: it is not known any more.',
      ),
    ),
  ),
});
export type NewOpposing = Static<typeof newOpposingShape>;

export const keptOpposingShape = closed({
  kept: count('Records that were sent.'),
  removed: count('Others of the source that went.'),
  isLoaded: flag('Each source of the kind has said through which day it has told all there is.'),
});
export type OpposingKept = Static<typeof keptOpposingShape>;

export const opposingRowShape = closed({
  source,
  recordedAt: instant('When it was told.'),
  record: opposingShape,
});
export type OpposingShown = Static<typeof opposingRowShape>;

export const opposingKindsShape = closed({
  kinds: listOf(
    closed({
      kind: word(OPPOSING_KINDS),
      isLoaded: flag('Each of its sources has told all there is. Where not, conflict checks that look at it ask somebody.'),
      sources: listOf(closed({ source, records: count('Records that it has told.'), through: orNull(day('The last day loaded.')) }), 1000),
    }),
    OPPOSING_KINDS.length,
  ),
});
export type OpposingKinds = Static<typeof opposingKindsShape>;
