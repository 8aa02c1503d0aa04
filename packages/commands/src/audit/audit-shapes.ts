import { type Static, Type } from 'typebox';
import { closed, count, instant, orNull, word } from '../shapes/vocabulary.ts';

const sha256 = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64, description });

export const auditRowShape = closed({
  n: count('Its place in the chain, from 1.'),
  at: instant('When.'),
  actor: Type.String({ maxLength: 200, description: 'An account, or `system:<name>`.' }),
  command: Type.String({ maxLength: 200, description: 'What was done: `deal.submit`.' }),
  subject: Type.String({ maxLength: 400, description: 'To what: `deal/<id>`.' }),
  revision: orNull(count('Of the subject, afterwards.')),
  detail: Type.String({ maxLength: 2000, description: 'Hashes of what was done.' }),
  trace: orNull(Type.String({ maxLength: 64, description: 'W3C trace id of the request.' })),
  hash: sha256('Of this row and all before it.'),
});
export type AuditRow = Static<typeof auditRowShape>;

export const anchorShape = closed({ n: count('Number of the last row; 0 before the first.'), hash: sha256('Of it.') });
export type Anchor = Static<typeof anchorShape>;

export const verdictShape = closed({
  ok: Type.Boolean({ description: 'Every hash is what it has to be.' }),
  n: count('The last row; where the chain is broken the first row that is not what it was.'),
  hash: Type.Optional(sha256('Of the last row: keep it elsewhere, and verify with it later.')),
  why: Type.Optional(
    word(
      ['changed', 'missing', 'added', 'notAnchored'],
      'A row was changed, left out or cut off, added behind the end; or the anchor is not in the chain.',
    ),
  ),
});
export type Verdict = Static<typeof verdictShape>;
