import type { Shape } from './shape.ts';

const list = (of: Shape): Shape => ({ is: 'list', of });
const map = (of: Shape): Shape => ({ is: 'map', of });
const any: Shape = { is: 'any' };
const text: Shape = { is: 'text' };
const records: Shape = {
  is: 'object',
  keys: {
    directOpportunity: { is: 'listOrNull', of: map(any) },
    contract: { is: 'listOrNull', of: map(any) },
    namedAccount: { is: 'listOrNull', of: map(any) },
    tender: { is: 'listOrNull', of: map(any) },
  },
};
const partner: Shape = {
  is: 'object',
  keys: {
    title: text,
    parent: text,
    attributes: map(any),
    records: map(list(map(any))),
    facts: map(any),
    loaded: map(any),
    previous: map(any),
    family: list(map(any)),
  },
};

/** The keys of a story file and what stands under them. */
export const STORY_SHAPE: Shape = {
  is: 'object',
  needs: ['story', 'program', 'steps'],
  keys: {
    story: text,
    why: text,
    program: text,
    given: {
      is: 'object',
      keys: {
        set: map(any),
        partners: map(partner),
        people: map({ is: 'object', keys: { of: text, roles: list(text), looksAfter: list(text) } }),
        records,
        ledger: list(map(any)),
        rates: map({ is: 'number' }),
        provisioning: { is: 'word', words: ['atOnce', 'told'] },
      },
    },
    steps: list({
      is: 'object',
      needs: ['at'],
      keys: {
        at: text,
        note: text,
        late: text,
        begin: map(any),
        send: { is: 'open', needs: ['to', 'type'] },
        set: map({ is: 'object', keys: { attributes: map(any), facts: map(any), records: map(list(map(any))), loaded: map(any) } }),
        records,
        publish: { is: 'object', needs: ['version'], keys: { version: text, effective: text } },
        refused: text,
        expect: map(any),
      },
    }),
  },
};
