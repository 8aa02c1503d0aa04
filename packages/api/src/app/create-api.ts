import express, { type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { serveEditor } from '../pages/serve-editor.ts';
import { servePages } from '../pages/serve-pages.ts';
import { requestRefused } from '../problems/request-refused.ts';
import { BASE } from '../route/base.ts';
import { ALL_ROUTES } from '../routes/all-routes.ts';
import { answerErrors } from './answer-errors.ts';
import type { ApiOptions } from './api-options.ts';
import { exchangeOf } from './exchange.ts';
import { logRequests } from './log-requests.ts';
import { pathsOf } from './route-order.ts';
import { serveRoute } from './serve-route.ts';

/** The HTTP side of a service: an Express app, to be listened with. */
export function createApi(options: ApiOptions): Express {
  const { service, routes = ALL_ROUTES, proxies = 0, requestsPerMinute = 6000 } = options;
  const app = express();
  app.set('trust proxy', proxies);
  app.set('query parser', false);
  app.set('etag', false);
  app.set('strict routing', true);
  app.set('case sensitive routing', true);
  app.disable('x-powered-by');
  app.use(logRequests(options));
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] } },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
  );
  app.use(
    rateLimit({
      windowMs: 60_000,
      limit: requestsPerMinute,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      validate: false,
      handler: (_request, _response, next) =>
        next(requestRefused('API116', 'Too many requests came from your address.', { retryAfter: 60 })),
    }),
  );
  servePages(app, options);
  if (options.editor !== undefined) serveEditor(app, options.editor);
  for (const { path, routes: ofPath } of pathsOf(routes)) {
    const served = new Map(ofPath.map((route) => [route.method.toUpperCase(), { route, serve: serveRoute(service, route, routes) }]));
    app.all(`${BASE}${path}`, async (request, response) => {
      const found = served.get(request.method === 'HEAD' ? 'GET' : request.method);
      if (!found) {
        const methods = [...served.keys()].join(', ');
        response.setHeader('Allow', methods);
        throw requestRefused('API102', 'The path does not have this method.', { value: request.method, expected: methods });
      }
      exchangeOf(response).route = found.route.id;
      await found.serve(request, response);
    });
  }
  app.use(() => {
    throw requestRefused('API101', 'There is no such path.');
  });
  app.use(answerErrors(options));
  return app;
}
