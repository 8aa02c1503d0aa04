import type { Route } from '../route/route.ts';

export const decisionsRoutes: readonly Route[] = [];
