import {
  type DealExamined,
  type DealTried,
  dealExaminedShape,
  dealFormFor,
  dealFormShape,
  dealTriedShape,
  dryRunFor,
  dryRunShape,
  examinationShape,
  examineDealFor,
  READ_DEALS_RIGHTS,
  TRY_DEALS_RIGHTS,
} from '@tierwright/commands';
import { callerOf } from '../../route/commanded.ts';
import type { Route } from '../../route/route.ts';
import { programQuery } from './item-query.ts';

const tries = { method: 'post', tag: 'deals', rights: TRY_DEALS_RIGHTS } as const;

/** Before a deal is registered: its form, what the rules would say, what would happen. Nothing is kept. */
export const trialRoutes: readonly Route[] = [
  {
    id: 'getDealForm',
    method: 'get',
    path: '/deals/form',
    tag: 'deals',
    summary: 'The form that deals are registered with now, as a JSON Schema.',
    rights: READ_DEALS_RIGHTS,
    query: programQuery,
    answers: { 200: dealFormShape },
    handle: (request) => dealFormFor(request.service, callerOf(request), request.query as { program?: string }),
  },
  {
    ...tries,
    id: 'dryRunDeal',
    path: '/deals/dry-run',
    summary: 'What would happen to a deal, with its calendar: nothing is kept, nobody is told.',
    body: dealTriedShape,
    answers: { 200: dryRunShape },
    handle: (request) => dryRunFor(request.service, callerOf(request), request.body as DealTried),
  },
  {
    ...tries,
    id: 'examineDeal',
    path: '/deals/examine',
    summary: 'What the rules say of a deal now: for a partner as if nobody else had registered one.',
    body: dealExaminedShape,
    answers: { 200: examinationShape },
    handle: (request) => examineDealFor(request.service, callerOf(request), request.body as DealExamined),
  },
];
