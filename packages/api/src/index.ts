// The public names of the API.

export type { Route, RouteAnswer, RouteRequest } from './route/route.ts';
export { ALL_ROUTES } from './routes/all-routes.ts';
