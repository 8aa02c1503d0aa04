import { approvalsOf, commentsOf, findReview, listReviews, type ReviewsAsked, standingApprovals } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { badCursor, cursorOf, newestAfter } from '../partners/cursor.ts';
import { type Page, type PageAsked, USUAL_LIMIT } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { reviewBody } from './bodies.ts';
import { peopleOf } from './people.ts';
import { READ_DRAFTS } from './program-rights.ts';
import { notThere } from './refusals.ts';
import type { ReviewBody, ReviewListedBody } from './shapes.ts';
import { reviewsShown } from './shown.ts';

/** Reviews, the last asked for first. */
export const reviewsFor = (
  service: Service,
  caller: Caller,
  { cursor, limit = USUAL_LIMIT, ...filter }: Pick<ReviewsAsked, 'program' | 'state'> & PageAsked,
): Promise<Answer<Page<ReviewListedBody>>> =>
  reading(service, READ_DRAFTS, caller, async (tx) => {
    const from = newestAfter(cursor, 'uuid');
    if (!from.ok) return badCursor();
    const found = await listReviews(tx, { ...filter, ...(from.before ? { before: from.before } : {}), limit: limit + 1 });
    const last = found[limit - 1];
    const items = await reviewsShown(tx, found.slice(0, limit));
    return { ok: true, status: 200, body: { items, next: found.length > limit && last ? cursorOf(last.asked_at, last.id) : null } };
  });

/** A review with what was said of it, and which approvals count now. */
export const reviewFor = (service: Service, caller: Caller, id: string): Promise<Answer<ReviewBody>> =>
  reading(service, READ_DRAFTS, caller, async (tx) => {
    const review = await findReview(tx, id);
    if (!review) return notThere('review');
    const approvals = await approvalsOf(tx, id);
    const standing = new Set((await standingApprovals(tx, id)).map(({ account }) => account));
    const comments = await commentsOf(tx, id);
    const personOf = await peopleOf(tx, [review.asked_by, ...[...approvals, ...comments].map(({ account }) => account)]);
    return { ok: true, status: 200, body: reviewBody({ review, approvals, standing, comments }, personOf) };
  });
