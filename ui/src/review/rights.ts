import type { Me, Person, Review } from './review-queries.ts';
import type { Stage } from './stage.ts';

/** Why somebody may not decide a review; each has a text that says what to do. */
export type WhyNot = 'noApprover' | 'key' | 'author' | 'decided' | 'notOpen' | 'otherContent';
/** Why it may not be published by somebody now. */
export type WhyNotPublish = 'noApprover' | 'key' | 'notApproved' | 'approvalsGone' | 'published';

const isApprover = ({ roles }: Me): boolean => roles.includes('approver');

/** Null where this person may approve or ask for changes. The service decides in the end; this only says it before. */
export function whyNotDecide(me: Me, review: Review, authors: readonly Person[]): WhyNot | null {
  if (!isApprover(me)) return 'noApprover';
  if (review.state !== 'open') return 'notOpen';
  if (me.via === 'key') return 'key';
  if (authors.some(({ id }) => id === me.account) || review.askedBy.id === me.account) return 'author';
  if (review.approvals.some(({ by }) => by.id === me.account)) return 'decided';
  return null;
}

/** Null where this person may publish it now. */
export function whyNotPublish(me: Me, review: Review, { kind, approvals }: Stage): WhyNotPublish | null {
  if (!isApprover(me)) return 'noApprover';
  if (kind === 'scheduled' || kind === 'inForce' || kind === 'wasInForce') return 'published';
  if (review.state !== 'approved') return 'notApproved';
  if (me.via === 'key') return 'key';
  return approvals.counted < approvals.needed ? 'approvalsGone' : null;
}

export const mayComment = ({ roles }: Me): boolean => roles.includes('programDesigner') || roles.includes('approver');
export const mayWithdraw = (me: Me, { kind }: Stage): boolean =>
  mayComment(me) && (kind === 'waitsForApproval' || kind === 'waitsForPublication' || kind === 'suspended');
export const mayRelease = (me: Me): boolean => isApprover(me) && me.via === 'session';
