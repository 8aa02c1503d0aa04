import { parseDay } from '@tierwright/facts';
import { REFUSAL_CODES } from '../machine/refusal-codes.ts';
import type { ObjectShape, Shape } from './shape.ts';
import { KEYS_TO_SEND } from './story-keys.ts';
import { millisecondsOf } from './story-time.ts';

const list = (of: Shape): Shape => ({ is: 'list', of });
const map = (of: Shape): Shape => ({ is: 'map', of });
const any: Shape = { is: 'any' };
const text: Shape = { is: 'text' };
const object = (keys: Readonly<Record<string, Shape>>, needs: readonly string[] = []): ObjectShape => ({ is: 'object', keys, needs });

const records: Shape = object({
  directOpportunity: { is: 'listOrNull', of: map(any) },
  contract: { is: 'listOrNull', of: map(any) },
  namedAccount: { is: 'listOrNull', of: map(any) },
  tender: { is: 'listOrNull', of: map(any) },
});
const partner: Shape = object({
  title: text,
  parent: text,
  attributes: map(any),
  records: map(list(map(any))),
  facts: map(any),
  loaded: map(any),
  previous: map(any),
  family: list(map(any)),
});
const ledgerEntry: Shape = object(
  {
    fund: text,
    partner: { is: 'textOrNull' },
    entry: { is: 'word', words: ['accrued', 'reserved', 'released', 'paid', 'forfeited'] },
    minor: { is: 'number' },
    currency: text,
    period: text,
    lot: text,
    request: text,
    expires: text,
  },
  ['fund', 'partner', 'entry', 'minor', 'currency', 'period'],
);

/** What begins each kind, by the key that names its id. */
const begin: Shape = {
  is: 'byKey',
  of: {
    deal: object({ deal: text, partner: text, by: text, answers: map(any) }, ['partner', 'by']),
    onboarding: object({ onboarding: text, partner: text, title: text, by: { is: 'textOrNull' } }, ['partner', 'title']),
    member: object({ member: text, title: text, type: text, by: { is: 'textOrNull' } }),
    fundRequest: object({ fundRequest: text, fund: text, partner: text }, ['fund', 'partner']),
    lead: object({ lead: text, answers: map(any) }, ['answers']),
  },
};

const addressed = { to: text, type: text };
/** What messages say is for the items to judge; here they have no key that none of their kind has. */
const send: Shape = {
  is: 'byWord',
  key: 'type',
  needs: ['to', 'type'],
  of: Object.fromEntries(
    Object.entries(KEYS_TO_SEND).map(([type, keys]) => [
      type,
      object({ ...Object.fromEntries(keys.map((key) => [key, any])), ...addressed }, ['to', 'type']),
    ]),
  ),
};

const late: Shape = {
  is: 'written',
  expected: 'a duration such as PT5H or P1D',
  code: 'STORY111',
  fits: (written) => millisecondsOf(written) !== undefined,
};
const day: Shape = {
  is: 'written',
  expected: 'a day such as 2027-03-01',
  code: 'STORY104',
  fits: (written) => parseDay(written) !== undefined,
};

/** The keys of a story file and what stands under them. */
export const STORY_SHAPE: Shape = object(
  {
    story: text,
    why: text,
    program: text,
    given: object({
      set: map(any),
      partners: map(partner),
      people: map(object({ of: text, roles: list(text), looksAfter: list(text) })),
      records,
      ledger: list(ledgerEntry),
      rates: map({ is: 'number' }),
      provisioning: { is: 'word', words: ['atOnce', 'told'] },
    }),
    steps: list(
      object(
        {
          at: text,
          note: text,
          late,
          begin,
          send,
          set: map(object({ attributes: map(any), facts: map(any), records: map(list(map(any))), loaded: map(any) })),
          records,
          publish: object({ version: text, effective: day, summary: text }, ['version']),
          refused: { is: 'word', words: Object.keys(REFUSAL_CODES) },
          expect: map(any),
        },
        ['at'],
      ),
    ),
  },
  ['story', 'program', 'steps'],
);
