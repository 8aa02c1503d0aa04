import {
  checkShape,
  checkVersionFor,
  diffFor,
  diffShape,
  documentFor,
  type ImportAsked,
  importAskedShape,
  importProgram,
  programFor,
  programShape,
  programsFor,
  READ_PROGRAMS,
  reviewListedShape,
  runCommand,
  versionFor,
  versionShape,
  versionsFor,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { DOCUMENT_LIMIT, hashOf, PROGRAM, programOf, VERSION, VERSION_PAIR } from './program-path.ts';

const reads = { method: 'get', tag: 'programs', rights: READ_PROGRAMS } as const;

/** Programs and the versions that are kept of them. */
export const versionRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listPrograms',
    path: '/programs',
    summary: 'Programs by id, each with the version that new work begins under.',
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(programShape) },
    handle: (request) => programsFor(request.service, callerOf(request), request.query as PageQuery),
  },
  {
    id: 'importProgram',
    method: 'post',
    path: '/programs/import',
    tag: 'programs',
    summary: 'A draft of a document and a review of it, in one: what `tierwright publish` sends. People approve and publish it.',
    rights: importProgram.rights,
    body: importAskedShape,
    limit: DOCUMENT_LIMIT,
    needs: 'key',
    answers: { 201: reviewListedShape },
    handle: (request) => runCommand(request.service, importProgram, commanded(request, request.body as ImportAsked)),
  },
  {
    ...reads,
    id: 'getProgram',
    path: '/programs/{program}',
    summary: 'One program.',
    params: PROGRAM,
    answers: { 200: programShape },
    handle: (request) => programFor(request.service, callerOf(request), programOf(request)),
  },
  {
    ...reads,
    id: 'listVersions',
    path: '/programs/{program}/versions',
    summary: 'Versions of a program that were reviewed or released, the newest first.',
    params: PROGRAM,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(versionShape) },
    handle: (request) => versionsFor(request.service, callerOf(request), { ...(request.query as PageQuery), program: programOf(request) }),
  },
  {
    ...reads,
    id: 'getVersion',
    path: '/versions/{hash}',
    summary: 'One version, without its document.',
    params: VERSION,
    answers: { 200: versionShape },
    handle: (request) => versionFor(request.service, callerOf(request), hashOf(request)),
  },
  {
    ...reads,
    id: 'getDocument',
    path: '/versions/{hash}/document',
    summary: 'The document of a version, byte for byte: its SHA-256 is the hash, which is the ETag too.',
    params: VERSION,
    answers: { 200: Type.Unknown({ description: 'A program, in its canonical form.' }) },
    handle: async (request) => {
      const answer = await documentFor(request.service, callerOf(request), hashOf(request));
      return answer.ok ? { text: answer.body, contentType: 'application/json; charset=utf-8', etag: hashOf(request) } : answer;
    },
  },
  {
    ...reads,
    id: 'checkVersion',
    path: '/versions/{hash}/check',
    summary: 'What the checks say of a version today.',
    params: VERSION,
    answers: { 200: checkShape },
    handle: (request) => checkVersionFor(request.service, callerOf(request), hashOf(request)),
  },
  {
    ...reads,
    id: 'diffVersions',
    path: '/versions/{hash}/diff/{other}',
    summary: 'What changes from the first version to the second, as sentences and values.',
    params: VERSION_PAIR,
    answers: { 200: diffShape },
    handle: (request) => diffFor(request.service, callerOf(request), { from: hashOf(request), to: request.params.other ?? '' }),
  },
];
