import type { Route } from '../route/route.ts';

export const dealsRoutes: readonly Route[] = [];
