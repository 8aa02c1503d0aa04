import type { Route } from '../route/route.ts';

export const accountsRoutes: readonly Route[] = [];
