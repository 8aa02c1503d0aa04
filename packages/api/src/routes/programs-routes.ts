import type { Route } from '../route/route.ts';
import { draftRoutes } from './programs/draft-routes.ts';
import { releaseRoutes } from './programs/release-routes.ts';
import { reviewRoutes } from './programs/review-routes.ts';
import { versionRoutes } from './programs/version-routes.ts';

export const programsRoutes: readonly Route[] = [...versionRoutes, ...draftRoutes, ...reviewRoutes, ...releaseRoutes];
