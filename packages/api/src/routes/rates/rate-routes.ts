import {
  intoShape,
  type NewRates,
  newRatesShape,
  PUT_RATES_RIGHTS,
  putRates,
  READ_RATES_RIGHTS,
  ratesFor,
  ratesKeptShape,
  ratesShape,
  runCommand,
} from '@tierwright/commands';
import { type Static, Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { pathOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';

const DAY = '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$';
const OF_DAY = pathOf({
  source: Type.String({ minLength: 1, maxLength: 120, description: 'Who tells it, such as `ecb`.' }),
  on: Type.String({ pattern: DAY, maxLength: 10, description: 'The day, `YYYY-MM-DD`.' }),
});
const ASKED = queryOf({
  into: intoShape,
  on: Type.Optional(Type.String({ pattern: DAY, maxLength: 10, description: 'The day, `YYYY-MM-DD`; default: today in UTC.' })),
});

/** What currencies are worth: money of funds is exchanged at the rate of the day of the approval. */
export const rateRoutes: readonly Route[] = [
  {
    id: 'listRates',
    method: 'get',
    path: '/rates',
    tag: 'rates',
    summary: 'What a unit of each currency is in one, on a day: the latest rate on or before it.',
    rights: READ_RATES_RIGHTS,
    query: ASKED,
    answers: { 200: ratesShape },
    handle: (request) => ratesFor(request.service, callerOf(request), request.query as Static<typeof ASKED>),
  },
  {
    id: 'putRates',
    method: 'put',
    path: '/rates/{source}/{on}',
    tag: 'rates',
    summary: 'A source says what currencies are worth on a day; what it said before stays, and the last word counts.',
    rights: PUT_RATES_RIGHTS,
    params: OF_DAY,
    body: newRatesShape,
    answers: { 200: ratesKeptShape },
    handle: (request) => {
      const { source = '', on = '' } = request.params;
      return runCommand(request.service, putRates, commanded(request, { ...(request.body as NewRates), source, on }));
    },
  },
];
