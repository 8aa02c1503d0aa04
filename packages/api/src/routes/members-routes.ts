import type { Route } from '../route/route.ts';
import { exceptionRoutes } from './members/exception-routes.ts';
import { memberRoutes } from './members/member-routes.ts';

export const membersRoutes: readonly Route[] = [...memberRoutes, ...exceptionRoutes];
