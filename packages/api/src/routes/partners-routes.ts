import type { Route } from '../route/route.ts';

export const partnersRoutes: readonly Route[] = [];
