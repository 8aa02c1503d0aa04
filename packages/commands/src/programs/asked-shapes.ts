import { type Static, Type } from 'typebox';
import { closed, count, flag, instant, text, word } from '../shapes/vocabulary.ts';
import { hashShape, pointerShape, sourceShape } from './shapes.ts';

/** What people send. */

export const draftAskedShape = closed({
  title: Type.Optional(text('What people call it.', 200)),
  from: Type.Optional(hashShape),
  source: Type.Optional(sourceShape),
});
export type DraftAsked = Static<typeof draftAskedShape>;

export const draftEditShape = closed({
  title: Type.Optional(text('What people call it.', 200)),
  source: Type.Optional(sourceShape),
  rebase: Type.Optional(flag('Compare it with the active version from now on.')),
});
export type DraftEdit = Static<typeof draftEditShape>;

export const reviewAskedShape = closed({
  revision: Type.Integer({ minimum: 1, description: 'Of the draft that is to be reviewed.' }),
  note: Type.Optional(text('What approvers should know.')),
  needed: Type.Optional(Type.Integer({ minimum: 1, maximum: 5, description: 'So many people have to approve; 1 where nothing is said.' })),
});
export type ReviewAsked = Static<typeof reviewAskedShape>;

export const approvalAskedShape = closed({
  hash: hashShape,
  round: count('The round that was read.'),
  outcome: word(['approve', 'askChanges']),
  note: Type.Optional(text('Why.')),
});
export type ApprovalSaid = Static<typeof approvalAskedShape>;

export const commentAskedShape = closed({ pointer: pointerShape, text: text('The remark.') });
export type CommentAsked = Static<typeof commentAskedShape>;

export const releaseAskedShape = closed({
  review: Type.String({ format: 'uuid', maxLength: 36, description: 'An approved review.' }),
  at: Type.Optional(instant('From when it is to hold; without it and without a day at once.')),
  on: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'Or the day, in the time zone of the program.' })),
});
export type ReleaseAsked = Static<typeof releaseAskedShape>;

export const rollbackAskedShape = closed({ hash: hashShape, reason: text('Why; approvers are told.') });
export type RollbackAsked = Static<typeof rollbackAskedShape>;

export const importAskedShape = closed({
  source: sourceShape,
  note: Type.Optional(text('What approvers should know.')),
});
export type ImportAsked = Static<typeof importAskedShape>;
