import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express, Request } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import { exchangeOf } from '../app/exchange.ts';

/**
 * Scripts from our own address only. Styles inside the page are what Mantine, ECharts and React Flow set; pictures as `data:`
 * are Monaco's wavy underlines.
 */
const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
};
const pagePolicy = helmet.contentSecurityPolicy({ useDefaults: false, directives });

/** A worker has the policy that its own script came with: that of the simulation alone compiles WebAssembly. */
const SIMULATION_WORKER = /^\/editor\/simulation-worker-[^/]+\.js$/;
const FILE_POLICY = "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const WORKER_POLICY = FILE_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");

/** Paths of the service itself: what is not there is no page of the editor. */
const isOfService = (path: string): boolean => /^\/(api|assets|editor|healthz|readyz|status)(\/|$)/.test(path);
const wantsPage = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && request.accepts('html') === 'html';

/** Serves the built editor: its files for a year, for their names hold their hashes; its page anew for each of its addresses. */
export function serveEditor(app: Express, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = sirv(folder, {
    ...{ brotli: true, gzip: true, etag: true, dotfiles: false, extensions: [] },
    setHeaders(response, path) {
      response.setHeader('Cache-Control', path.startsWith('/editor/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
      response.setHeader('Content-Security-Policy', SIMULATION_WORKER.test(path) ? WORKER_POLICY : FILE_POLICY);
    },
  });
  app.use((request, response, next) => {
    if (!request.path.startsWith('/editor/') && request.path !== '/icon.svg') return next();
    exchangeOf(response).route = 'asset';
    files(request, response, () => next());
  });
  app.use((request, response, next) => {
    if (isOfService(request.path) || !wantsPage(request)) return next();
    exchangeOf(response).route = 'editor';
    pagePolicy(request, response, () => {
      response.setHeader('Cache-Control', 'no-cache');
      response.type('html').send(page);
    });
  });
}
