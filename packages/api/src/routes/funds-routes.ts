import {
  anyRights,
  balancesFor,
  balancesShape,
  beginFundRequest,
  FUND_COMMANDS,
  FUND_RIGHTS,
  type FundAsked,
  type FundSaid,
  fundBeginningShape,
  fundMessageShape,
  fundRequestFor,
  fundRequestsFor,
  fundRowShape,
  fundShape,
  historyFor,
  type ItemsWanted,
  READ_BALANCES_RIGHTS,
  READ_FUNDS_RIGHTS,
  runCommand,
  stepShape,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, pathOf, queryOf } from '../route/page.ts';
import type { Route, RouteRequest } from '../route/route.ts';
import { itemId, itemQuery } from './deals/item-query.ts';

const params = pathOf({ request: itemId });
const requestOf = ({ params: { request = '' } }: RouteRequest) => request;
const reads = { method: 'get', tag: 'funds', rights: READ_FUNDS_RIGHTS } as const;

export const fundsRoutes: readonly Route[] = [
  {
    id: 'listFundBalances',
    method: 'get',
    path: '/fund-balances',
    tag: 'funds',
    summary: 'A partner’s money in each fund of the programs in force.',
    rights: READ_BALANCES_RIGHTS,
    query: queryOf({
      partner: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'People of a partner see their own.' })),
    }),
    answers: { 200: balancesShape },
    handle: (request) => balancesFor(request.service, callerOf(request), request.query as { partner?: string }),
  },
  {
    ...reads,
    id: 'listFundRequests',
    path: '/fund-requests',
    summary: 'Requests for money, the newest first: those that the caller may see.',
    query: itemQuery,
    answers: { 200: pageOf(fundRowShape) },
    handle: (request) => fundRequestsFor(request.service, callerOf(request), request.query as ItemsWanted),
  },
  {
    id: 'beginFundRequest',
    method: 'post',
    path: '/fund-requests',
    tag: 'funds',
    summary: 'A partner asks for money of a fund: as a draft, or submitted at once.',
    rights: beginFundRequest.rights,
    body: fundBeginningShape,
    needs: 'key',
    answers: { 201: fundShape },
    handle: (request) => runCommand(request.service, beginFundRequest, commanded(request, request.body as FundAsked)),
  },
  {
    ...reads,
    id: 'getFundRequest',
    path: '/fund-requests/{request}',
    summary: 'How a request for money stands.',
    params,
    answers: { 200: fundShape },
    handle: (request) => fundRequestFor(request.service, callerOf(request), requestOf(request)),
  },
  {
    id: 'tellFundRequest',
    method: 'post',
    path: '/fund-requests/{request}/messages',
    tag: 'funds',
    summary: 'Says something to a request for money: submit, claim, decide …',
    rights: anyRights(FUND_RIGHTS),
    params,
    body: fundMessageShape,
    needs: 'key',
    answers: { 200: fundShape },
    handle(request) {
      const message = request.body as FundSaid;
      return runCommand(request.service, FUND_COMMANDS[message.type], commanded(request, { id: requestOf(request), message }));
    },
  },
  {
    ...reads,
    id: 'getFundRequestHistory',
    path: '/fund-requests/{request}/history',
    summary: 'The steps that a request took, the oldest first.',
    params,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(stepShape) },
    handle: (request) =>
      historyFor(request.service, callerOf(request), {
        ...(request.query as PageQuery),
        kind: 'fund',
        id: requestOf(request),
        rights: READ_FUNDS_RIGHTS,
      }),
  },
];
