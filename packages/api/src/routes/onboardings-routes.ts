import type { Route } from '../route/route.ts';

export const onboardingsRoutes: readonly Route[] = [];
