import {
  ASK_RIGHTS,
  againShape,
  type DecideAsked,
  decideAgain,
  decideAnswerShape,
  decidePartners,
  decideShape,
  decisionFor,
  decisionsFor,
  KEEP_DECISIONS_RIGHTS,
  type KeepAsked,
  keepAnswerShape,
  keepDecisionsShape,
  keepPartnerDecisions,
  keptDecisionShape,
  type LapseAsked,
  lapseAnswerShape,
  lapseShape,
  lapsesOf,
  type PathAsked,
  pathAnswerShape,
  pathShape,
  pathsOf,
  READ_DECISIONS_RIGHTS,
  runCommand,
  wholeDecisionShape,
} from '@tierwright/commands';
import { type Static, Type } from 'typebox';
import { callerOf, commanded } from '../route/commanded.ts';
import { PAGE_QUERY, pageOf, pathOf, queryOf } from '../route/page.ts';
import type { Route, RouteRequest } from '../route/route.ts';

const DECISION = pathOf({ decision: Type.String({ format: 'uuid', maxLength: 36 }) });
const decisionOf = ({ params: { decision = '' } }: RouteRequest) => decision;
const LIST = queryOf({
  ...PAGE_QUERY,
  kind: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Of the subject; default `partner`.' })),
  subject: Type.String({ minLength: 1, maxLength: 200, description: 'Its id, such as that of a partner.' }),
});
/** Facts given in bulk. */
const BULK = 16 * 1024 * 1024;
const asks = { method: 'post', tag: 'decisions', rights: ASK_RIGHTS } as const;

/** An answer with its results as they come: ten thousand decisions are never held at once. */
async function* inPieces(head: object, pages: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  let before = `${JSON.stringify(head).slice(0, -1)},"results":[`;
  for await (const page of pages) {
    if (page.length === 0) continue;
    // A list without its brackets.
    yield before + JSON.stringify(page).slice(1, -1);
    before = ',';
  }
  yield before === ',' ? ']}' : `${before}]}`;
}

/** What programs decide: questions, which keep nothing, and decisions that are kept. */
export const decisionsRoutes: readonly Route[] = [
  {
    ...asks,
    id: 'decide',
    path: '/decide',
    summary: 'Decides partners that are kept (at most 500), or facts that are given (at most 10,000): an answer each, nothing is kept.',
    body: decideShape,
    limit: BULK,
    answers: { 200: decideAnswerShape },
    handle: async (request) => {
      const answer = await decidePartners(request.service, callerOf(request), request.body as DecideAsked);
      if (!answer.ok) return answer;
      const { pages, ...head } = answer.body;
      return { chunks: inPieces(head, pages), contentType: 'application/json; charset=utf-8' };
    },
  },
  {
    ...asks,
    id: 'path',
    path: '/path',
    summary: 'What it takes each partner to reach a tier; replayed before it is answered.',
    body: pathShape,
    limit: 2_000_000,
    answers: { 200: pathAnswerShape },
    handle: (request) => pathsOf(request.service, callerOf(request), request.body as PathAsked),
  },
  {
    ...asks,
    id: 'lapse',
    path: '/lapse',
    summary: 'When each partner loses the tiers that it holds, with nothing else changing.',
    body: lapseShape,
    limit: 2_000_000,
    answers: { 200: lapseAnswerShape },
    handle: (request) => lapsesOf(request.service, callerOf(request), request.body as LapseAsked),
  },
  {
    id: 'keepDecisions',
    method: 'post',
    path: '/decisions',
    tag: 'decisions',
    summary: 'Decides partners and keeps each decision, to be made again for ever.',
    rights: KEEP_DECISIONS_RIGHTS,
    body: keepDecisionsShape,
    needs: 'key',
    answers: { 201: keepAnswerShape },
    handle: (request) => runCommand(request.service, keepPartnerDecisions, commanded(request, request.body as KeepAsked)),
  },
  {
    id: 'listDecisions',
    method: 'get',
    path: '/decisions',
    tag: 'decisions',
    summary: 'Decisions of a subject that were kept, the newest first.',
    rights: READ_DECISIONS_RIGHTS,
    query: LIST,
    answers: { 200: pageOf(keptDecisionShape) },
    handle: (request) => decisionsFor(request.service, callerOf(request), request.query as Static<typeof LIST>),
  },
  {
    id: 'getDecision',
    method: 'get',
    path: '/decisions/{decision}',
    tag: 'decisions',
    summary: 'A decision as it was kept; in sentences where its trace was kept too.',
    rights: READ_DECISIONS_RIGHTS,
    params: DECISION,
    answers: { 200: wholeDecisionShape },
    handle: (request) => decisionFor(request.service, callerOf(request), decisionOf(request)),
  },
  {
    ...asks,
    id: 'decideAgain',
    path: '/decisions/{decision}/again',
    summary: 'Makes a decision again from what it was made of: the same bytes, or what it differs since.',
    params: DECISION,
    answers: { 200: againShape },
    handle: (request) => decideAgain(request.service, callerOf(request), decisionOf(request)),
  },
];
