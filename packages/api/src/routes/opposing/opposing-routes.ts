import {
  keptOpposingShape,
  type NewOpposing,
  newOpposingShape,
  OPPOSING_KINDS,
  type OpposingRecords,
  opposingFor,
  opposingKindsFor,
  opposingKindsShape,
  opposingRowShape,
  PUT_OPPOSING_RIGHTS,
  putOpposingRecords,
  READ_OPPOSING_RIGHTS,
  removeOpposing,
  runCommand,
} from '@tierwright/commands';
import { type Static, Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, pageOf, pathOf, queryOf } from '../../route/page.ts';
import type { Route, RouteRequest } from '../../route/route.ts';

const kind = Type.Unsafe<OpposingRecords['of']>({ type: 'string', enum: [...OPPOSING_KINDS], description: 'What it is.' });
const KIND = pathOf({ kind });
const RECORD = pathOf({ kind, record: Type.String({ minLength: 1, maxLength: 200, description: 'The source’s own id of it.' }) });
const LIST = queryOf({
  ...PAGE_QUERY,
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'Only what this system told.' })),
});

const kindOf = ({ params }: RouteRequest) => params.kind as OpposingRecords['of'];

/** What may stand in the way of deals: opportunities of the direct team, contracts, named accounts, tenders. */
export const opposingRoutes: readonly Route[] = [
  {
    id: 'getOpposing',
    method: 'get',
    path: '/opposing',
    tag: 'opposing',
    summary: 'What the sources of each kind have told, and whether it is all there is.',
    rights: READ_OPPOSING_RIGHTS,
    answers: { 200: opposingKindsShape },
    handle: (request) => opposingKindsFor(request.service, callerOf(request)),
  },
  {
    id: 'listOpposing',
    method: 'get',
    path: '/opposing/{kind}',
    tag: 'opposing',
    summary: 'What may stand in a deal’s way, by id.',
    rights: READ_OPPOSING_RIGHTS,
    params: KIND,
    query: LIST,
    answers: { 200: pageOf(opposingRowShape) },
    handle: (request) =>
      opposingFor(request.service, callerOf(request), { ...(request.query as Static<typeof LIST>), of: kindOf(request) }),
  },
  {
    id: 'putOpposing',
    method: 'put',
    path: '/opposing/{kind}',
    tag: 'opposing',
    summary: 'A source says what it has now; sent again, it is the same. Deals look at it when they are next decided.',
    rights: PUT_OPPOSING_RIGHTS,
    params: KIND,
    body: newOpposingShape,
    limit: 4_000_000,
    answers: { 200: keptOpposingShape },
    handle: (request) => {
      const { source: from, through, rest, records } = request.body as NewOpposing;
      const input: OpposingRecords = {
        ...{ of: kindOf(request), from, records: records as OpposingRecords['records'] },
        ...(through === undefined ? {} : { through }),
        ...(rest === undefined ? {} : { rest }),
      };
      return runCommand(request.service, putOpposingRecords, commanded(request, input));
    },
  },
  {
    id: 'removeOpposing',
    method: 'delete',
    path: '/opposing/{kind}/{record}',
    tag: 'opposing',
    summary: 'Takes a record away: it stands in nobody’s way any more.',
    rights: PUT_OPPOSING_RIGHTS,
    params: RECORD,
    answers: { 204: Type.Null() },
    handle: (request) =>
      runCommand(request.service, removeOpposing, commanded(request, { of: kindOf(request), record: request.params.record ?? '' })),
  },
];
