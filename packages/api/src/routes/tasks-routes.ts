import type { Route } from '../route/route.ts';

export const tasksRoutes: readonly Route[] = [];
