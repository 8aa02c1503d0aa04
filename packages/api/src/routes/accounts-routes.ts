import type { Route } from '../route/route.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { apiKeyRoutes } from './accounts/api-key-routes.ts';
import { sessionRoutes } from './accounts/session-routes.ts';

export const accountsRoutes: readonly Route[] = [...sessionRoutes, ...accountRoutes, ...apiKeyRoutes];
