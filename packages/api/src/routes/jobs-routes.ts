import type { Route } from '../route/route.ts';

export const jobsRoutes: readonly Route[] = [];
