import { join } from 'node:path';
import type { Express } from 'express';
import helmet from 'helmet';
import getAbsoluteFSPath from 'swagger-ui-dist/absolute-path.js';
import type { ApiOptions } from '../app/api-options.ts';
import { exchangeOf } from '../app/exchange.ts';
import { BASE } from '../route/base.ts';
import { healthOf } from './health.ts';
import { PAGE_STYLE, page } from './html.ts';
import { problemsPage } from './problems-page.ts';
import { statusPage } from './status-page.ts';

/** Scripts and styles from our own address only, none inside the page; pictures may be part of a style. */
const pagePolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

const DOCS_START = `window.addEventListener('load', () => {
  window.SwaggerUIBundle({ url: '${BASE}/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, docExpansion: 'none' });
});
`;

const docsPage = page({
  title: 'API of Tierwright',
  head: '<link rel="stylesheet" href="/assets/swagger-ui.css">\n<script src="/assets/swagger-ui-bundle.js"></script>\n<script src="/assets/docs.js"></script>\n',
  body: '<div id="docs"></div>',
});

/** What is served besides the API: its reference, the status page, and whether the process lives and is ready. */
export function servePages(app: Express, options: ApiOptions): void {
  const health = healthOf(options.service.store, options);
  const pages: Readonly<Record<string, () => string | Promise<string>>> = {
    [options.editor === undefined ? '/' : '/status']: async () => statusPage(await health()),
    '/api/docs': () => docsPage,
    '/api/problems': problemsPage,
  };
  for (const [path, content] of Object.entries(pages)) {
    app.get(path, pagePolicy, async (_request, response) => {
      exchangeOf(response).route = path;
      response.type('html').send(await content());
    });
  }
  const swagger = getAbsoluteFSPath();
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    app.get(`/assets/${file}`, (_request, response) => {
      exchangeOf(response).route = 'asset';
      response.setHeader('Cache-Control', 'public, max-age=3600');
      response.sendFile(join(swagger, file));
    });
  }
  const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/assets/page.css': ['css', PAGE_STYLE],
    '/assets/docs.js': ['js', DOCS_START],
  };
  for (const [path, [type, text]] of Object.entries(assets)) {
    app.get(path, (_request, response) => {
      exchangeOf(response).route = 'asset';
      response.type(type).send(text);
    });
  }
  // The process lives: whoever restarts it asks no more.
  app.get('/healthz', (_request, response) => {
    exchangeOf(response).route = 'health';
    response.type('text').send('ok\n');
  });
  // It may be sent requests: the database answers, with the tables and the role that it should have.
  app.get('/readyz', async (_request, response) => {
    exchangeOf(response).route = 'ready';
    const found = await health();
    response.status(found.status === 'down' ? 503 : 200).json(found);
  });
}
