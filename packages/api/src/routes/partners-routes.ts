import type { Route } from '../route/route.ts';
import { accountManagerRoutes } from './partners/account-manager-routes.ts';
import { importRoutes } from './partners/import-routes.ts';
import { partnerRoutes } from './partners/partner-routes.ts';
import { recordRoutes } from './partners/record-routes.ts';

/** Partners, what is recorded of them, and how it comes in and goes out. */
export const partnersRoutes: readonly Route[] = [...partnerRoutes, ...accountManagerRoutes, ...recordRoutes, ...importRoutes];
