import {
  apiKeysFor,
  createApiKey,
  keyMadeShape,
  keyShape,
  type NewKey,
  newKeyShape,
  READ_KEYS_RIGHTS,
  revokeApiKey,
  runCommand,
  SELF_RIGHTS,
} from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, pathOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';

export const apiKeyRoutes: readonly Route[] = [
  {
    id: 'listApiKeys',
    method: 'get',
    path: '/api-keys',
    tag: 'accounts',
    summary: 'The own keys; administrators and auditors see all.',
    rights: READ_KEYS_RIGHTS,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(keyShape) },
    handle: (request) => apiKeysFor(request.service, callerOf(request), request.query as PageQuery),
  },
  {
    id: 'createApiKey',
    method: 'post',
    path: '/api-keys',
    tag: 'accounts',
    summary: 'Makes a key; its secret is shown once.',
    rights: SELF_RIGHTS,
    body: newKeyShape,
    needs: 'key',
    answers: { 201: keyMadeShape },
    handle: (request) => createApiKey(request.service, commanded(request, request.body as NewKey)),
  },
  {
    id: 'revokeApiKey',
    method: 'post',
    path: '/api-keys/{key}/revoke',
    tag: 'accounts',
    summary: 'The key is void from the next request on.',
    rights: SELF_RIGHTS,
    params: pathOf({ key: Type.String({ format: 'uuid', maxLength: 36 }) }),
    needs: 'key',
    answers: { 200: keyShape },
    handle: (request) => runCommand(request.service, revokeApiKey, commanded(request, { key: request.params.key ?? '' })),
  },
];
