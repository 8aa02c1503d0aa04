import type { Route } from '../route/route.ts';

export const auditRoutes: readonly Route[] = [];
