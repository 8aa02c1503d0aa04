import type { Route } from '../route/route.ts';
import { dealRoutes } from './deals/deal-routes.ts';
import { trialRoutes } from './deals/trial-routes.ts';

export const dealsRoutes: readonly Route[] = [...dealRoutes, ...trialRoutes];
