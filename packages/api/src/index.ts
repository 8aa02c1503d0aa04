// The public names of the API.

export type { ApiOptions, LogLine, PartsHealth } from './app/api-options.ts';
export { createApi } from './app/create-api.ts';
export { openApiDocument } from './openapi/document.ts';
export { exampleOf } from './openapi/example.ts';
export { API_CODES, type ApiCode } from './problems/api-codes.ts';
export type { Route, RouteAnswer, RouteRequest } from './route/route.ts';
export { ALL_ROUTES } from './routes/all-routes.ts';
