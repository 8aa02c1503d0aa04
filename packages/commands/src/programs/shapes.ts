import { type Static, Type } from 'typebox';
import { closed, count, flag, id, instant, listOf, orNull, word } from '../shapes/vocabulary.ts';
import { personShape } from '../status/status-shapes.ts';

/** What programs, drafts, reviews and releases look like to whoever asks. */

export const hashShape = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the canonical document.' });
/** RFC 6901. */
export const pointerShape = Type.String({ maxLength: 2000, description: 'JSON pointer into the document.' });

/** A document has at most so many characters (and bytes: PDL101). */
export const MAX_SOURCE = 1_048_576;
export const sourceShape = Type.String({ maxLength: MAX_SOURCE, description: 'Text of the document, whether or not it is one.' });

const problemShape = closed({
  code: id('Stable.'),
  severity: word(['error', 'warning', 'advice']),
  pointer: pointerShape,
  line: Type.Optional(count('From 1.')),
  column: Type.Optional(count('From 1.')),
  value: Type.Optional(Type.Unknown({ description: 'What stands there, shortened.' })),
  message: Type.String({ maxLength: 20_000 }),
  expected: Type.Optional(Type.String({ maxLength: 20_000 })),
  suggestion: Type.Optional(Type.String({ maxLength: 20_000 })),
});
const problemsShape = listOf(problemShape, 2000, 'In the order of the text.');

export const programShape = closed({
  id: id('Of the program.'),
  title: Type.String({ maxLength: 1000 }),
  active: orNull(hashShape),
  activeSince: orNull(instant('When the active version came into force.')),
  createdAt: instant('When its first version came.'),
});
export type ProgramBody = Static<typeof programShape>;

export const versionShape = closed({
  hash: hashShape,
  program: id('Of the program.'),
  version: Type.String({ maxLength: 200, description: 'The label of the document; the hash is its identity.' }),
  isActive: flag('Whether new items begin under it.'),
  createdAt: instant('When it was first kept.'),
});
export type VersionBody = Static<typeof versionShape>;

const DRAFT = {
  id: id('Of the draft.'),
  program: orNull(id('Of the program, as far as the text says.')),
  title: Type.String({ maxLength: 1000 }),
  base: orNull(hashShape),
  state: word(['open', 'inReview', 'published', 'discarded'], 'published: a release of it is scheduled or has come into force.'),
  revision: Type.Integer({ minimum: 1, description: 'Of the content: the ETag.' }),
  round: count('Of review; each request raises it.'),
  createdAt: instant('When it was begun.'),
  changedAt: instant('When its content changed last.'),
};
export const draftListedShape = closed(DRAFT);
export type DraftListedBody = Static<typeof draftListedShape>;
export const draftShape = closed({
  ...DRAFT,
  authors: listOf(personShape, 500, 'Everybody who has edited it.'),
  source: sourceShape,
});
export type DraftBody = Static<typeof draftShape>;

export const checkShape = closed({
  ok: flag('Whether a review can be asked for.'),
  hash: orNull(hashShape),
  problems: problemsShape,
});
export type CheckBody = Static<typeof checkShape>;

const approvalShape = closed({
  by: personShape,
  outcome: word(['approve', 'askChanges']),
  note: Type.String({ maxLength: 4000 }),
  at: instant('When.'),
  counts: flag('Whether it counts now: enabled, in role, no author, one for each human.'),
});
export const commentShape = closed({
  id: id('Of the comment.'),
  review: id('In which it was made.'),
  round: count('Of the draft, in which it was made: `pointer` is a place of what was read then.'),
  pointer: pointerShape,
  text: Type.String({ maxLength: 4000 }),
  by: personShape,
  at: instant('When.'),
  resolvedAt: orNull(instant('When it was settled.')),
});
export type CommentBody = Static<typeof commentShape>;

const REVIEW = {
  id: id('Of the review.'),
  draft: id('Of the draft.'),
  program: id('Of the program.'),
  hash: hashShape,
  round: count('Of the draft.'),
  state: word(['open', 'approved', 'changesAsked', 'withdrawn'], 'An edit of the draft withdraws it for ever.'),
  needed: Type.Integer({ minimum: 1, description: 'So many people have to approve.' }),
  note: Type.String({ maxLength: 4000 }),
  askedBy: personShape,
  askedAt: instant('When.'),
};
export const reviewListedShape = closed(REVIEW);
export type ReviewListedBody = Static<typeof reviewListedShape>;
export const reviewShape = closed({
  ...REVIEW,
  approvals: listOf(approvalShape, 500),
  comments: listOf(commentShape, 500),
});
export type ReviewBody = Static<typeof reviewShape>;

export const releaseShape = closed({
  id: id('Of the release.'),
  program: id('Of the program.'),
  hash: hashShape,
  before: orNull(hashShape),
  review: orNull(id('Of the review; none for a way back, or what was published elsewhere.')),
  kind: word(['publish', 'rollback']),
  state: word(['scheduled', 'active', 'superseded', 'cancelled', 'suspended']),
  effectiveAt: instant('From when it is to hold.'),
  askedBy: closed({ ...personShape.properties, id: id('An account, or the system: `system:…`.') }),
  askedAt: instant('When.'),
  activatedAt: orNull(instant('When it came into force.')),
  endedAt: orNull(instant('When another took over.')),
  reason: Type.String({ maxLength: 4000, description: 'Why it was suspended, cancelled or rolled back.' }),
  report: orNull(Type.Unknown({ description: 'What the dry run on all partners found.' })),
});
export type ReleaseBody = Static<typeof releaseShape>;

const sideShape = closed({
  program: Type.String({ maxLength: 200 }),
  version: Type.String({ maxLength: 200 }),
  title: Type.String({ maxLength: 1000 }),
  hash: hashShape,
});
const reached = listOf(Type.String({ maxLength: 2000 }), 10_000);
export const diffShape = closed({
  from: sideShape,
  to: sideShape,
  changes: listOf(
    closed({
      kind: word(['added', 'removed', 'changed', 'moved', 'text']),
      section: Type.String({ maxLength: 200 }),
      pointer: pointerShape,
      also: Type.Optional(listOf(pointerShape, 10_000)),
      before: Type.Optional(Type.Unknown()),
      after: Type.Optional(Type.Unknown()),
      sentence: Type.String({ maxLength: 100_000 }),
      reaches: closed({ tracks: reached, tiers: reached, requirements: reached, benefits: reached, others: reached }),
      eases: Type.Optional(word(['easier', 'harder'])),
    }),
    100_000,
    'In the order of the document, as sentences and as values.',
  ),
});
export type DiffBody = Static<typeof diffShape>;

export const hindranceShape = closed({
  kind: id('Of item.'),
  item: id('Of that kind.'),
  problems: problemsShape,
  at: instant('When it was tried.'),
});
export type HindranceBody = Static<typeof hindranceShape>;

export const affectedShape = closed({
  decision: id('Of the decision.'),
  kind: Type.String({ maxLength: 200, description: 'Of what it is about.' }),
  subject: Type.String({ maxLength: 200 }),
  at: instant('When it was made.'),
});
export type AffectedBody = Static<typeof affectedShape>;
