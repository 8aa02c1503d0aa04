import type { Route } from '../route/route.ts';
import { accountsRoutes } from './accounts-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { dealsRoutes } from './deals-routes.ts';
import { decisionsRoutes } from './decisions-routes.ts';
import { fundsRoutes } from './funds-routes.ts';
import { jobsRoutes } from './jobs-routes.ts';
import { leadsRoutes } from './leads-routes.ts';
import { membersRoutes } from './members-routes.ts';
import { onboardingsRoutes } from './onboardings-routes.ts';
import { opposingRoutes } from './opposing/opposing-routes.ts';
import { partnersRoutes } from './partners-routes.ts';
import { programsRoutes } from './programs-routes.ts';
import { rateRoutes } from './rates/rate-routes.ts';
import { systemRoutes } from './system-routes.ts';
import { tasksRoutes } from './tasks-routes.ts';

/** Every route of the API, in the order of its documentation. */
export const ALL_ROUTES: readonly Route[] = [
  ...systemRoutes,
  ...accountsRoutes,
  ...programsRoutes,
  ...partnersRoutes,
  ...decisionsRoutes,
  ...jobsRoutes,
  ...dealsRoutes,
  ...opposingRoutes,
  ...onboardingsRoutes,
  ...membersRoutes,
  ...fundsRoutes,
  ...rateRoutes,
  ...leadsRoutes,
  ...tasksRoutes,
  ...auditRoutes,
];
