import {
  type Anchor,
  anchorShape,
  auditAnchorFor,
  auditFor,
  auditRowShape,
  READ_AUDIT_RIGHTS,
  refuse,
  verdictShape,
  verifyAuditFor,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf } from '../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../route/page.ts';
import type { Route } from '../route/route.ts';

const reads = { method: 'get', tag: 'audit', rights: READ_AUDIT_RIGHTS } as const;
const { n, hash } = anchorShape.properties;

export const auditRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listAudit',
    path: '/audit',
    summary: 'What was done, the newest first.',
    query: queryOf({
      ...PAGE_QUERY,
      subject: Type.Optional(Type.String({ minLength: 1, maxLength: 400, description: '`deal/<id>`' })),
      actor: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'An account.' })),
      command: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: '`deal.submit`' })),
    }),
    answers: { 200: pageOf(auditRowShape) },
    handle: (request) => auditFor(request.service, callerOf(request), request.query as PageQuery),
  },
  {
    ...reads,
    id: 'getAuditAnchor',
    path: '/audit/anchor',
    summary: 'The end of the chain: kept elsewhere, it shows later that nothing before it was changed.',
    answers: { 200: anchorShape },
    handle: (request) => auditAnchorFor(request.service, callerOf(request)),
  },
  {
    ...reads,
    id: 'verifyAudit',
    path: '/audit/verification',
    summary: 'Works out every hash of the chain again, with an anchor of earlier if it is given.',
    query: queryOf({ n: Type.Optional(n), hash: Type.Optional(hash) }),
    answers: { 200: verdictShape },
    async handle(request) {
      const { query } = request;
      if ((query.n === undefined) !== (query.hash === undefined)) {
        return refuse('CMD415', 'Half an anchor was given.', {
          pointer: query.n === undefined ? '/n' : '/hash',
          expected: 'both n and hash, or neither',
        });
      }
      return verifyAuditFor(request.service, callerOf(request), query.n === undefined ? undefined : (query as Anchor));
    },
  },
];
