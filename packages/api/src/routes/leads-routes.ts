import type { Route } from '../route/route.ts';

export const leadsRoutes: readonly Route[] = [];
