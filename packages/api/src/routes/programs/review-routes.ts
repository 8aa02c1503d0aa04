import {
  type ApprovalSaid,
  approvalAskedShape,
  type CommentAsked,
  commentAskedShape,
  commentReview,
  commentShape,
  decideReview,
  READ_DRAFTS,
  reviewFor,
  reviewListedShape,
  reviewShape,
  reviewsFor,
  runCommand,
  settleComment,
  withdrawReview,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { COMMENT, REVIEW, reviewOf } from './program-path.ts';

const reads = { method: 'get', tag: 'reviews', rights: READ_DRAFTS } as const;
const state = Type.Unsafe<'open' | 'approved' | 'changesAsked' | 'withdrawn'>({
  type: 'string',
  enum: ['open', 'approved', 'changesAsked', 'withdrawn'],
});

/** Reviews: people who wrote none of it approve a content, by its hash and round. */
export const reviewRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listReviews',
    path: '/reviews',
    summary: 'Reviews, the last asked for first.',
    query: queryOf({
      ...PAGE_QUERY,
      program: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
      state: Type.Optional(state),
    }),
    answers: { 200: pageOf(reviewListedShape) },
    handle: (request) => reviewsFor(request.service, callerOf(request), request.query as PageQuery),
  },
  {
    ...reads,
    id: 'getReview',
    path: '/reviews/{review}',
    summary: 'A review with its approvals, which of them count now, and its comments.',
    params: REVIEW,
    answers: { 200: reviewShape },
    handle: (request) => reviewFor(request.service, callerOf(request), reviewOf(request)),
  },
  {
    id: 'decideReview',
    method: 'post',
    path: '/reviews/{review}/approvals',
    tag: 'reviews',
    summary: 'Approves the content that was read, or asks for changes: a person who signed in and wrote none of it.',
    rights: decideReview.rights,
    params: REVIEW,
    body: approvalAskedShape,
    needs: 'key',
    answers: { 200: reviewListedShape },
    handle: (request) =>
      runCommand(request.service, decideReview, commanded(request, { ...(request.body as ApprovalSaid), review: reviewOf(request) })),
  },
  {
    id: 'withdrawReview',
    method: 'post',
    path: '/reviews/{review}/withdraw',
    tag: 'reviews',
    summary: 'Ends a review without an answer; the draft is open again.',
    rights: withdrawReview.rights,
    params: REVIEW,
    needs: 'key',
    answers: { 200: reviewListedShape },
    handle: (request) => runCommand(request.service, withdrawReview, commanded(request, { review: reviewOf(request) })),
  },
  {
    id: 'commentReview',
    method: 'post',
    path: '/reviews/{review}/comments',
    tag: 'reviews',
    summary: 'A remark on a place of the document.',
    rights: commentReview.rights,
    params: REVIEW,
    body: commentAskedShape,
    needs: 'key',
    answers: { 201: commentShape },
    handle: (request) =>
      runCommand(request.service, commentReview, commanded(request, { ...(request.body as CommentAsked), review: reviewOf(request) })),
  },
  {
    id: 'settleComment',
    method: 'post',
    path: '/reviews/{review}/comments/{comment}/settle',
    tag: 'reviews',
    summary: 'A remark is settled.',
    rights: settleComment.rights,
    params: COMMENT,
    needs: 'key',
    answers: { 200: commentShape },
    handle: (request) =>
      runCommand(request.service, settleComment, commanded(request, { review: reviewOf(request), comment: request.params.comment ?? '' })),
  },
];
