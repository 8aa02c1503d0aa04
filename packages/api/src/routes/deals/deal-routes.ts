import {
  beginDeal,
  DEAL_COMMANDS,
  DEAL_RIGHTS,
  dealBeginningShape,
  dealFor,
  dealMessageShape,
  dealRowShape,
  dealShape,
  dealsFor,
  READ_DEALS_RIGHTS,
} from '@tierwright/commands';
import { pathOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { itemRoutes } from '../items/item-routes.ts';
import { customerQuery, itemId } from './item-query.ts';

const { list, begin, get, tell, history } = itemRoutes({
  kind: 'deal',
  tag: 'deals',
  path: '/deals',
  one: 'deal',
  params: pathOf({ deal: itemId }),
  rights: READ_DEALS_RIGHTS,
  row: dealRowShape,
  item: dealShape,
  list: {
    id: 'listDeals',
    summary: 'Deals, the newest first: those that the caller may see.',
    query: customerQuery,
    find: dealsFor,
  },
  begin: {
    id: 'beginDeal',
    summary: 'Registers a deal: as a draft, or submitted at once.',
    body: dealBeginningShape,
    command: beginDeal,
  },
  get: { id: 'getDeal', summary: 'How a deal stands: who holds it, until when, and what comes next.', find: dealFor },
  tell: {
    id: 'tellDeal',
    summary: 'Says something to a deal: submit, withdraw, decide, extend, close …',
    body: dealMessageShape,
    rights: DEAL_RIGHTS,
    commands: DEAL_COMMANDS,
  },
  history: { id: 'getDealHistory', summary: 'The steps that a deal took, the oldest first.' },
});

/** Deals: registered, told something, looked at. */
export const dealRoutes: readonly Route[] = [list, begin, get, tell, history];
