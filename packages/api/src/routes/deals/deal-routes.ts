import {
  anyRights,
  beginDeal,
  DEAL_COMMANDS,
  DEAL_RIGHTS,
  type DealAsked,
  type DealSaid,
  dealBeginningShape,
  dealFor,
  dealMessageShape,
  dealRowShape,
  dealShape,
  dealsFor,
  historyFor,
  type ItemsWanted,
  READ_DEALS_RIGHTS,
  runCommand,
  stepShape,
} from '@tierwright/commands';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, pathOf, queryOf } from '../../route/page.ts';
import type { Route, RouteRequest } from '../../route/route.ts';
import { customerQuery, itemId } from './item-query.ts';

const params = pathOf({ deal: itemId });
const dealOf = ({ params: { deal = '' } }: RouteRequest) => deal;
const reads = { method: 'get', tag: 'deals', rights: READ_DEALS_RIGHTS } as const;

/** Deals: registered, told something, looked at. */
export const dealRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listDeals',
    path: '/deals',
    summary: 'Deals, the newest first: those that the caller may see.',
    query: customerQuery,
    answers: { 200: pageOf(dealRowShape) },
    handle: (request) => dealsFor(request.service, callerOf(request), request.query as ItemsWanted & { customer?: string }),
  },
  {
    id: 'beginDeal',
    method: 'post',
    path: '/deals',
    tag: 'deals',
    summary: 'Registers a deal: as a draft, or submitted at once.',
    rights: beginDeal.rights,
    body: dealBeginningShape,
    needs: 'key',
    answers: { 201: dealShape },
    handle: (request) => runCommand(request.service, beginDeal, commanded(request, request.body as DealAsked)),
  },
  {
    ...reads,
    id: 'getDeal',
    path: '/deals/{deal}',
    summary: 'How a deal stands: who holds it, until when, and what comes next.',
    params,
    answers: { 200: dealShape },
    handle: (request) => dealFor(request.service, callerOf(request), dealOf(request)),
  },
  {
    id: 'tellDeal',
    method: 'post',
    path: '/deals/{deal}/messages',
    tag: 'deals',
    summary: 'Says something to a deal: submit, withdraw, decide, extend, close …',
    rights: anyRights(DEAL_RIGHTS),
    params,
    body: dealMessageShape,
    needs: 'key',
    answers: { 200: dealShape },
    handle(request) {
      const message = request.body as DealSaid;
      return runCommand(request.service, DEAL_COMMANDS[message.type], commanded(request, { id: dealOf(request), message }));
    },
  },
  {
    ...reads,
    id: 'getDealHistory',
    path: '/deals/{deal}/history',
    summary: 'The steps that a deal took, the oldest first.',
    params,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(stepShape) },
    handle: (request) =>
      historyFor(request.service, callerOf(request), {
        ...(request.query as PageQuery),
        kind: 'deal',
        id: dealOf(request),
        rights: READ_DEALS_RIGHTS,
      }),
  },
];
