import {
  balancesFor,
  balancesShape,
  beginFundRequest,
  FUND_COMMANDS,
  FUND_RIGHTS,
  fundBeginningShape,
  fundMessageShape,
  fundRequestFor,
  fundRequestsFor,
  fundRowShape,
  fundShape,
  READ_BALANCES_RIGHTS,
  READ_FUNDS_RIGHTS,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf } from '../route/commanded.ts';
import { pathOf, queryOf } from '../route/page.ts';
import type { Route } from '../route/route.ts';
import { itemId, itemQuery } from './deals/item-query.ts';
import { itemRoutes } from './items/item-routes.ts';

const { list, begin, get, tell, history } = itemRoutes({
  kind: 'fund',
  tag: 'funds',
  path: '/fund-requests',
  one: 'request',
  params: pathOf({ request: itemId }),
  rights: READ_FUNDS_RIGHTS,
  row: fundRowShape,
  item: fundShape,
  list: {
    id: 'listFundRequests',
    summary: 'Requests for money, the newest first: those that the caller may see.',
    query: itemQuery,
    find: fundRequestsFor,
  },
  begin: {
    id: 'beginFundRequest',
    summary: 'A partner asks for money of a fund: as a draft, or submitted at once.',
    body: fundBeginningShape,
    command: beginFundRequest,
  },
  get: { id: 'getFundRequest', summary: 'How a request for money stands.', find: fundRequestFor },
  tell: {
    id: 'tellFundRequest',
    summary: 'Says something to a request for money: submit, claim, decide …',
    body: fundMessageShape,
    rights: FUND_RIGHTS,
    commands: FUND_COMMANDS,
  },
  history: { id: 'getFundRequestHistory', summary: 'The steps that a request took, the oldest first.' },
});

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
  ...[list, begin, get, tell, history],
];
