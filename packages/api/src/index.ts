// The public names of the API.

export type { Route, RouteAnswer, RouteRequest } from './route/route.ts';
