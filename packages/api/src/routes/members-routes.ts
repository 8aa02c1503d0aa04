import type { Route } from '../route/route.ts';

export const membersRoutes: readonly Route[] = [];
