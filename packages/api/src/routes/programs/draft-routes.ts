import {
  checkDraftFor,
  checkShape,
  commentShape,
  createDraft,
  type DraftAsked,
  type DraftEdit,
  diffDraftFor,
  diffShape,
  discardDraft,
  draftAskedShape,
  draftCommentsFor,
  draftEditShape,
  draftFor,
  draftListedShape,
  draftReviewsFor,
  draftShape,
  draftsFor,
  editDraft,
  READ_DRAFTS,
  type ReviewAsked,
  requestReview,
  reviewAskedShape,
  reviewListedShape,
  runCommand,
  WRITE_DRAFTS,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { DOCUMENT_LIMIT, DRAFT, draftOf } from './program-path.ts';

const reads = { method: 'get', tag: 'drafts', rights: READ_DRAFTS } as const;
const writes = { tag: 'drafts', rights: WRITE_DRAFTS } as const;
const state = Type.Unsafe<'open' | 'inReview' | 'published' | 'discarded'>({
  type: 'string',
  enum: ['open', 'inReview', 'published', 'discarded'],
});
const filter = {
  program: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  state: Type.Optional(state),
};

/** Drafts: any text may be saved; only what passes its checks is reviewed. */
export const draftRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listDrafts',
    path: '/drafts',
    summary: 'Drafts, the last changed first.',
    query: queryOf({ ...PAGE_QUERY, ...filter }),
    answers: { 200: pageOf(draftListedShape) },
    handle: (request) => draftsFor(request.service, callerOf(request), request.query as PageQuery),
  },
  {
    ...writes,
    id: 'createDraft',
    method: 'post',
    path: '/drafts',
    summary: 'Begins a draft: empty, `from` a version, or of a text that may be no program yet.',
    body: draftAskedShape,
    limit: DOCUMENT_LIMIT,
    needs: 'key',
    answers: { 201: draftShape },
    handle: (request) => runCommand(request.service, createDraft, commanded(request, request.body as DraftAsked)),
  },
  {
    ...reads,
    id: 'getDraft',
    path: '/drafts/{draft}',
    summary: 'One draft with its text and authors.',
    params: DRAFT,
    answers: { 200: draftShape },
    handle: (request) => draftFor(request.service, callerOf(request), draftOf(request)),
  },
  {
    ...writes,
    id: 'editDraft',
    method: 'put',
    path: '/drafts/{draft}',
    summary: 'Replaces text or title. It withdraws an open review and every approval, for ever.',
    params: DRAFT,
    body: draftEditShape,
    limit: DOCUMENT_LIMIT,
    needs: 'revision',
    answers: { 200: draftShape },
    handle: (request) =>
      runCommand(request.service, editDraft, commanded(request, { ...(request.body as DraftEdit), draft: draftOf(request) })),
  },
  {
    ...writes,
    id: 'discardDraft',
    method: 'post',
    path: '/drafts/{draft}/discard',
    summary: 'Nobody wants it any more.',
    params: DRAFT,
    needs: 'key',
    answers: { 200: draftShape },
    handle: (request) => runCommand(request.service, discardDraft, commanded(request, { draft: draftOf(request) })),
  },
  {
    ...reads,
    id: 'checkDraft',
    path: '/drafts/{draft}/check',
    summary: 'What is wrong with the draft, each with its place in the text; its own tests are run.',
    params: DRAFT,
    answers: { 200: checkShape },
    handle: (request) => checkDraftFor(request.service, callerOf(request), draftOf(request)),
  },
  {
    ...reads,
    id: 'diffDraft',
    path: '/drafts/{draft}/diff',
    summary: 'What the draft changes of the active version, or of the one that `against` names.',
    params: DRAFT,
    query: queryOf({ against: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })) }),
    answers: { 200: diffShape },
    handle: (request) =>
      diffDraftFor(request.service, callerOf(request), { ...(request.query as { against?: string }), draft: draftOf(request) }),
  },
  {
    ...writes,
    id: 'requestReview',
    method: 'post',
    path: '/drafts/{draft}/reviews',
    summary: 'Asks for a review of the draft as it is. It has to pass its checks and its own tests.',
    params: DRAFT,
    body: reviewAskedShape,
    needs: 'key',
    answers: { 201: reviewListedShape },
    handle: (request) =>
      runCommand(request.service, requestReview, commanded(request, { ...(request.body as ReviewAsked), draft: draftOf(request) })),
  },
  {
    ...reads,
    id: 'listReviewsOfDraft',
    path: '/drafts/{draft}/reviews',
    summary: 'Its rounds of review, the last first.',
    params: DRAFT,
    answers: { 200: pageOf(reviewListedShape) },
    handle: (request) => draftReviewsFor(request.service, callerOf(request), draftOf(request)),
  },
  {
    ...reads,
    id: 'listCommentsOfDraft',
    path: '/drafts/{draft}/comments',
    summary: 'What was said in its rounds of review, the last first. While one is open, nothing of it is published.',
    params: DRAFT,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(commentShape) },
    handle: (request) => draftCommentsFor(request.service, callerOf(request), { ...(request.query as PageQuery), draft: draftOf(request) }),
  },
];
