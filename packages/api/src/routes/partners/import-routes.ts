import { csvRows, ndjsonRows } from '@tierwright/bases';
import {
  applyImport,
  applyShape,
  CHANGE_PARTNERS_RIGHTS,
  importFor,
  importShape,
  importsFor,
  type NewImport,
  newImportShape,
  openImport,
  READ_IMPORTS_RIGHTS,
  ROW_CODES,
  receiveImport,
  runCommand,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { IMPORT, importOf } from './partner-path.ts';

const MOST_BYTES = 256 * 1024 * 1024;

/** Imports: opened, sent, looked at, applied. */
export const importRoutes: readonly Route[] = [
  {
    id: 'listImports',
    method: 'get',
    path: '/imports',
    tag: 'imports',
    summary: 'Imports, the newest first, without their problems.',
    rights: READ_IMPORTS_RIGHTS,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(importShape) },
    handle: (request) => importsFor(request.service, callerOf(request), request.query as PageQuery),
  },
  {
    id: 'openImport',
    method: 'post',
    path: '/imports',
    tag: 'imports',
    summary: 'Opens an import: what the rows are, and where their columns go.',
    rights: CHANGE_PARTNERS_RIGHTS,
    body: newImportShape,
    needs: 'key',
    answers: { 201: importShape },
    handle: (request) => runCommand(request.service, openImport, commanded(request, request.body as NewImport)),
  },
  {
    id: 'getImport',
    method: 'get',
    path: '/imports/{import}',
    tag: 'imports',
    summary: 'An import, with the first thousand problems of its rows.',
    rights: READ_IMPORTS_RIGHTS,
    params: IMPORT,
    answers: { 200: importShape },
    handle: (request) => importFor(request.service, callerOf(request), importOf(request)),
  },
  {
    id: 'sendImport',
    method: 'put',
    path: '/imports/{import}/data',
    tag: 'imports',
    summary: 'Sends the file, for the first time or anew: it is read and checked, nothing of it is applied yet.',
    rights: CHANGE_PARTNERS_RIGHTS,
    params: IMPORT,
    body: 'stream',
    accepts: ['text/csv', 'application/x-ndjson'],
    limit: MOST_BYTES,
    answers: { 200: importShape },
    handle: async (request) => {
      const { service, stream = none(), trace } = request;
      const rows = ({
        format,
        encoding,
        delimiter,
      }: {
        readonly format: 'csv' | 'ndjson';
        readonly encoding: string;
        readonly delimiter: string;
      }) => (format === 'csv' ? csvRows(stream, { encoding, delimiter, codes: ROW_CODES }) : ndjsonRows(stream, encoding, ROW_CODES));
      return receiveImport(service, callerOf(request), { id: importOf(request), rows, trace });
    },
  },
  {
    id: 'applyImport',
    method: 'post',
    path: '/imports/{import}/apply',
    tag: 'imports',
    summary: 'Applies the rows by a job; where some are wrong, on the word that the valid ones are enough.',
    rights: CHANGE_PARTNERS_RIGHTS,
    params: IMPORT,
    body: applyShape,
    needs: 'key',
    answers: { 202: Type.Object({ job: Type.String({ format: 'uuid' }) }, { additionalProperties: false }) },
    handle: (request) =>
      runCommand(
        request.service,
        applyImport,
        commanded(request, { ...(request.body as { readonly rows: 'all' | 'valid' }), id: importOf(request) }),
      ),
  },
];

async function* none(): AsyncGenerator<Uint8Array> {}
