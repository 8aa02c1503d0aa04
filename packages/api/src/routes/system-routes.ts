import { Type } from 'typebox';
import { openApiText } from '../openapi/document.ts';
import type { Route } from '../route/route.ts';

export const systemRoutes: readonly Route[] = [
  {
    id: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    tag: 'system',
    summary: 'This document.',
    rights: { anonymous: 'all' },
    answers: { 200: Type.Object({ openapi: Type.Literal('3.1.0') }, { additionalProperties: true }) },
    handle: async ({ routes }) => ({ text: openApiText(routes), contentType: 'application/json; charset=utf-8' }),
  },
];
