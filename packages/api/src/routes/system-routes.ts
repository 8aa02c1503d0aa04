import type { Route } from '../route/route.ts';

export const systemRoutes: readonly Route[] = [];
