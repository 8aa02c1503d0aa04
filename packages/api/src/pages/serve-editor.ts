import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Express, Request } from 'express';
import helmet from 'helmet';
import { exchangeOf } from '../app/exchange.ts';

/**
 * Scripts from our own address only. Styles inside the page are what Mantine and React Flow set; pictures as `data:` are Monaco's
 * wavy underlines.
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

const MIME: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** How a file that is kept compressed too may be answered, the smallest first, and what its name then ends with. */
const COMPRESSED = { br: '.br', gzip: '.gz' } as const;
type Encoding = keyof typeof COMPRESSED;
const ENCODINGS = Object.keys(COMPRESSED) as Encoding[];

/** Names of the files below `editor`, as they are asked for. Those that a later build brings come with its page: after a start. */
const filesOf = (folder: string): ReadonlySet<string> =>
  new Set(
    readdirSync(join(folder, 'editor'))
      .filter((name) => !name.startsWith('.'))
      .map((name) => `editor/${name}`),
  );

/** Serves the built editor: its files for a year, for their names hold their hashes; its page anew for each of its addresses. */
export function serveEditor(app: Express, folder: string): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = filesOf(folder);
  const isFile = (name: string) => name === 'icon.svg' || (files.has(name) && !ENCODINGS.some((one) => name.endsWith(COMPRESSED[one])));
  app.use((request, response, next) => {
    const name = request.path.slice(1);
    if (!isFile(name) || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    exchangeOf(response).route = 'asset';
    const kept = ENCODINGS.filter((one) => files.has(name + COMPRESSED[one]));
    const encoding = request.acceptsEncodings(...kept, 'identity') as Encoding | 'identity' | false;
    const ending = encoding === false || encoding === 'identity' ? '' : COMPRESSED[encoding];
    const headers = {
      'Content-Type': `${MIME[extname(name)] ?? 'application/octet-stream'}`,
      'Cache-Control': name.startsWith('editor/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      'Content-Security-Policy': SIMULATION_WORKER.test(request.path) ? WORKER_POLICY : FILE_POLICY,
      Vary: 'Accept-Encoding',
      ...(ending === '' ? {} : { 'Content-Encoding': encoding as Encoding }),
    };
    response.sendFile(name + ending, { root: folder, headers, cacheControl: false, acceptRanges: false }, (error) => {
      // A build that runs beside has taken it away.
      if (error && !response.headersSent) next();
    });
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
