import type { Route } from '../route/route.ts';

export const programsRoutes: readonly Route[] = [];
