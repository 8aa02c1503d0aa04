import { QUEUE_RIGHTS, queueFor, queueShape } from '@tierwright/commands';
import { Type } from 'typebox';
import { callerOf } from '../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, queryOf } from '../route/page.ts';
import type { Route } from '../route/route.ts';

export const tasksRoutes: readonly Route[] = [
  {
    id: 'listTasks',
    method: 'get',
    path: '/tasks',
    tag: 'tasks',
    summary: 'What waits for the caller, what is due first first: open tasks, and items in their hands that have none.',
    rights: QUEUE_RIGHTS,
    query: queryOf({
      ...PAGE_QUERY,
      of: Type.Optional(
        Type.Unsafe<'me' | 'all'>({ type: 'string', enum: ['me', 'all'], description: '`all`: for those who see everything.' }),
      ),
    }),
    answers: { 200: queueShape },
    handle: (request) => queueFor(request.service, callerOf(request), request.query as PageQuery & { of?: 'me' | 'all' }),
  },
];
