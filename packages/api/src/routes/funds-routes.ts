import type { Route } from '../route/route.ts';

export const fundsRoutes: readonly Route[] = [];
