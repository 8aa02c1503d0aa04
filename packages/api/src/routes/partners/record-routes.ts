import {
  appendedShape,
  appendPartnerRecords,
  type BaseAsked,
  CHANGE_PARTNERS_RIGHTS,
  EXPORT_RIGHTS,
  exportPartners,
  type NewRecords,
  type NewWatermarks,
  newRecordsShape,
  newWatermarksShape,
  READ_BASE_RIGHTS,
  READ_PARTNERS_RIGHTS,
  readBase,
  recordShape,
  recordsFor,
  runCommand,
  setWatermarks,
  watermarksFor,
  watermarksShape,
} from '@tierwright/commands';
import { type Static, Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { PARTNER, partnerOf } from './partner-path.ts';

const word = <const W extends string[]>(words: readonly [...W], description: string) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words], description });

const RECORDS = queryOf({
  ...PAGE_QUERY,
  kind: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'A record kind.' })),
  rows: Type.Optional(
    word(['current', 'all'], 'What holds now (default), or its whole history with corrections and changes of the partner.'),
  ),
});
const EXPORT = queryOf({
  what: Type.Optional(word(['partners', 'records'], 'Default: partners.')),
  format: Type.Optional(word(['ndjson', 'csv'], 'NDJSON (default) loses nothing; CSV has no formulas.')),
  kind: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Only records of this kind; CSV needs one.' })),
  rows: Type.Optional(word(['current', 'all'], 'NDJSON of records: what was corrected or taken away too.')),
});
const BASE = queryOf({
  program: Type.Optional(
    Type.String({ minLength: 1, maxLength: 120, description: 'Whose memberships count: standing, status, exceptions.' }),
  ),
  asOf: Type.Optional(Type.String({ format: 'date', description: 'The day that memberships are read for; default today.' })),
  partner: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'Only this partner, with its family.' })),
});
const TYPES = { ndjson: 'application/x-ndjson; charset=utf-8', csv: 'text/csv; charset=utf-8; header=present' } as const;

/** What is recorded of partners. */
export const recordRoutes: readonly Route[] = [
  {
    id: 'listRecords',
    method: 'get',
    path: '/partners/{partner}/records',
    tag: 'partners',
    summary: 'Records of a partner, in the order we learnt of them, with their source.',
    rights: READ_PARTNERS_RIGHTS,
    params: PARTNER,
    query: RECORDS,
    answers: { 200: pageOf(recordShape) },
    handle: (request) =>
      recordsFor(request.service, callerOf(request), { ...(request.query as Static<typeof RECORDS>), partner: partnerOf(request) }),
  },
  {
    id: 'appendRecords',
    method: 'post',
    path: '/partners/{partner}/records',
    tag: 'partners',
    summary: 'Adds records; those that are known already are corrected.',
    rights: CHANGE_PARTNERS_RIGHTS,
    params: PARTNER,
    body: newRecordsShape,
    limit: 2_000_000,
    needs: 'key',
    answers: { 200: appendedShape },
    handle: (request) =>
      runCommand(
        request.service,
        appendPartnerRecords,
        commanded(request, { ...(request.body as NewRecords), partner: partnerOf(request) }),
      ),
  },
  {
    id: 'getWatermarks',
    method: 'get',
    path: '/watermarks',
    tag: 'partners',
    summary: 'Through which day each kind of record is loaded, by source.',
    rights: READ_PARTNERS_RIGHTS,
    answers: { 200: watermarksShape },
    handle: (request) => watermarksFor(request.service, callerOf(request)),
  },
  {
    id: 'setWatermarks',
    method: 'post',
    path: '/watermarks',
    tag: 'partners',
    summary: 'A source says through which day it has loaded kinds of records.',
    rights: CHANGE_PARTNERS_RIGHTS,
    body: newWatermarksShape,
    needs: 'key',
    answers: { 200: watermarksShape },
    handle: (request) => runCommand(request.service, setWatermarks, commanded(request, request.body as NewWatermarks)),
  },
  {
    id: 'exportPartners',
    method: 'get',
    path: '/partners/export',
    tag: 'partners',
    summary: 'All partners, or all records, as text that can be imported again.',
    rights: EXPORT_RIGHTS,
    query: EXPORT,
    produces: 'application/x-ndjson',
    answers: { 200: Type.String({ description: 'A JSON object a line, or CSV with a header.' }) },
    handle: async (request) => {
      const { what = 'partners', format = 'ndjson', ...rest } = request.query as Static<typeof EXPORT>;
      const answer = await exportPartners(request.service, callerOf(request), { what, format, ...rest });
      return answer.ok ? { chunks: answer.body, contentType: TYPES[format] } : answer;
    },
  },
  {
    id: 'getBase',
    method: 'get',
    path: '/partners/base',
    tag: 'partners',
    summary: 'Partners as they are decided, each with its records: a file for `tierwright simulate --base`.',
    rights: READ_BASE_RIGHTS,
    query: BASE,
    produces: 'application/x-ndjson',
    answers: { 200: Type.String({ description: 'A partner a line.' }) },
    handle: async (request) => {
      const answer = await readBase(request.service, callerOf(request), request.query as BaseAsked);
      return answer.ok ? { chunks: answer.body, contentType: TYPES.ndjson } : answer;
    },
  },
];
