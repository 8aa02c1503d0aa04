import { connect } from 'node:net';
import type { PersonCaller, Service } from '@tierwright/commands';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import type { Route, RouteRequest } from '../route/route.ts';
import { listen } from './api.fixture.ts';
import type { LogLine } from './api-options.ts';
import { createApi } from './create-api.ts';

/** Nobody has an account: only routes for `anonymous` answer. */
const service = {
  store: { engine: 'pglite', walk: async () => [], read: async () => undefined },
  clock: () => 0,
  newId: () => '',
} as unknown as Service;

const echoBody = Type.Object(
  {
    name: Type.String({ maxLength: 20 }),
    password: Type.Optional(Type.String({ maxLength: 5 })),
    inner: Type.Optional(Type.Unknown()),
  },
  { additionalProperties: false },
);

const base = { tag: 'test', summary: '', rights: { anonymous: 'all' }, answers: {} } as const;
const done = (body: unknown) => ({ ok: true, status: 200, body }) as const;
const routes: Route[] = [
  { ...base, id: 'echo', method: 'post', path: '/echo', body: echoBody, handle: async ({ body }) => done(body) },
  { ...base, id: 'small', method: 'post', path: '/small', body: echoBody, limit: 100, handle: async () => done(null) },
  { ...base, id: 'keyed', method: 'post', path: '/keyed', body: echoBody, needs: 'key', handle: async () => done(null) },
  {
    ...base,
    id: 'revised',
    method: 'put',
    path: '/things/{thing}',
    params: Type.Object({ thing: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
    body: echoBody,
    needs: 'revision',
    handle: async ({ ifMatch }) => ({ ok: true, status: 200, body: null, revision: (ifMatch ?? 0) + 1 }),
  },
  {
    ...base,
    id: 'list',
    method: 'get',
    path: '/things',
    query: Type.Object(
      {
        limit: Type.Optional(Type.Integer({ maximum: 200 })),
        open: Type.Optional(Type.Boolean()),
        id: Type.Optional(Type.Array(Type.String({ maxLength: 5 }), { maxItems: 3 })),
      },
      { additionalProperties: false },
    ),
    handle: async ({ query }) => done(query),
  },
  { ...base, id: 'closed', method: 'get', path: '/closed', rights: { auditor: 'all' }, handle: async () => done(null) },
  {
    ...base,
    id: 'bug',
    method: 'get',
    path: '/bug',
    handle: async () => {
      throw new TypeError('the password is hunter2');
    },
  },
  {
    ...base,
    id: 'events',
    method: 'get',
    path: '/events',
    handle: async () => ({
      events: (async function* () {
        yield { event: 'progress', data: { done: 1 } };
        yield { event: 'end', data: null };
      })(),
    }),
  },
  {
    ...base,
    id: 'upload',
    method: 'post',
    path: '/upload',
    body: 'stream',
    limit: 1000,
    handle: async ({ stream }) => {
      let size = 0;
      for await (const chunk of stream ?? []) size += chunk.byteLength;
      return done(size);
    },
  },
];

async function start(more: readonly Route[] = []): Promise<{ url: string; log: LogLine[] }> {
  const log: LogLine[] = [];
  const url = await listen(createApi({ service, routes: [...routes, ...more], log: (line) => log.push(line) }));
  return { url, log };
}

/** As a page of our own sends it. */
const post = (url: string, path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/v1${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', origin: url, ...headers } });
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return (await response.json()) as {
    status: number;
    code: string;
    trace: string;
    errors: { pointer: string; value?: unknown; expected?: string }[];
  };
};

it('takes a body that fits, and tells where another does not', async () => {
  const { url } = await start();
  expect(await (await post(url, '/echo', '{"name":"Ada"}')).json()).toEqual({ name: 'Ada' });
  const response = await post(url, '/echo', '{"name":7}');
  expect(response.status).toBe(422);
  expect(await problemOf(response)).toMatchObject({ code: 'API111', errors: [{ pointer: '/name', value: 7, expected: 'string' }] });
  const alien = await problemOf(await post(url, '/echo', '{"name":"a","nome":1}'));
  expect(alien.errors).toMatchObject([{ pointer: '/nome', expected: 'one of name, password, inner' }]);
});

it('repeats no secret', async () => {
  const { url } = await start();
  const text = await (await post(url, '/echo', '{"name":"Ada","password":"hunter2"}')).text();
  expect(text).toContain('/password');
  expect(text).not.toContain('hunter2');
});

it('looks at depth first, by a loop: 64 levels, not 65, not 100,000', async () => {
  const { url } = await start();
  const nested = (levels: number) => `{"name":"a","inner":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  expect((await post(url, '/echo', nested(64))).status).toBe(200);
  for (const levels of [65, 100_000]) {
    const response = await post(url, '/echo', nested(levels));
    expect(response.status).toBe(422);
    expect((await problemOf(response)).code).toBe('API109');
  }
  // Brackets in texts are no levels.
  expect((await post(url, '/echo', JSON.stringify({ name: 'a', inner: `${'['.repeat(99)}\\"${'{'.repeat(99)}` }))).status).toBe(200);
});

it.each([
  ['a NUL', '{"name":"a\\u0000b"}', 'API110'],
  ['half a pair', '{"name":"\\ud800"}', 'API110'],
  ['a NUL in a key', '{"name":"a","inner":{"\\u0000":1}}', 'API110'],
  ['the prototype', '{"name":"a","inner":{"__proto__":{}}}', 'API110'],
  ['no JSON', '{"name":', 'API108'],
  ['nothing', '', 'API108'],
  ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'API108'],
])('refuses %s', async (_what, body, code) => {
  const { url } = await start();
  const response = await post(url, '/echo', body);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect((await problemOf(response)).code).toBe(code);
});

it('limits bodies by route, whether their size is told or not', async () => {
  const { url } = await start();
  const long = JSON.stringify({ name: 'a', inner: 'x'.repeat(100) });
  expect((await post(url, '/small', long)).status).toBe(413);
  const chunked = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(long));
      controller.close();
    },
  });
  const told = { method: 'POST', body: chunked, duplex: 'half', headers: { 'content-type': 'application/json', origin: url } };
  expect((await fetch(`${url}/api/v1/small`, told as RequestInit)).status).toBe(413);
  expect((await post(url, '/upload', 'x'.repeat(1000), { 'content-type': 'text/csv' })).status).toBe(200);
  expect((await post(url, '/upload', 'x'.repeat(1001), { 'content-type': 'text/csv' })).status).toBe(413);
  expect((await fetch(`${url}/api/v1/upload`, { ...told, body: new Blob(['x'.repeat(1001)]).stream() } as RequestInit)).status).toBe(413);
  const exact = JSON.stringify({ name: 'a', inner: '' });
  const filled = (size: number) => JSON.stringify({ name: 'a', inner: 'x'.repeat(size - exact.length) });
  expect((await post(url, '/small', filled(100))).status).toBe(200);
  expect((await post(url, '/small', filled(101))).status).toBe(413);
});

it('takes JSON only, not compressed', async () => {
  const { url } = await start();
  expect((await post(url, '/echo', '{"name":"a"}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(url, '/echo', '{"name":"a"}', { 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await post(url, '/upload', 'a', { 'content-encoding': 'gzip' })).status).toBe(415);
  expect((await post(url, '/echo', '{"name":"a"}', { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
});

it('asks for Idempotency-Key and If-Match where they are needed', async () => {
  const { url } = await start();
  expect(await problemOf(await post(url, '/keyed', '{"name":"a"}'))).toMatchObject({ status: 400, code: 'API113' });
  expect((await post(url, '/keyed', '{"name":"a"}', { 'idempotency-key': 'x'.repeat(256) })).status).toBe(400);
  expect((await post(url, '/keyed', '{"name":"a"}', { 'idempotency-key': 'x'.repeat(255) })).status).toBe(200);
  const put = (headers: Record<string, string>) =>
    fetch(`${url}/api/v1/things/0198a3f2-7d3e-7c4e-9a66-0a4d1b2c3d4e`, {
      method: 'PUT',
      body: '{"name":"a"}',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
    });
  expect((await put({})).status).toBe(428);
  expect((await put({ 'if-match': 'W/"7"' })).status).toBe(412);
  const changed = await put({ 'if-match': '"7"' });
  expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"8"']);
});

it('knows paths and methods: 404, and 405 with Allow', async () => {
  const { url } = await start();
  expect(await problemOf(await fetch(`${url}/api/v1/nowhere`))).toMatchObject({ status: 404, code: 'API101' });
  const response = await fetch(`${url}/api/v1/echo`);
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  // An id that cannot be one is not there, as any other.
  const odd = ['x', '%00', '%ff', '0198a3f2-7d3e-7c4e-9a66-0a4d1b2c3d4e%00', '..%2f..'];
  const answers = odd.map((id) => fetch(`${url}/api/v1/things/${id}`, { method: 'PUT', headers: { origin: url } }));
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404, 400, 404, 404]);
});

it('reads a query as its schema says', async () => {
  const { url } = await start();
  const list = async (query: string) => {
    const response = await fetch(`${url}/api/v1/things?${query}`);
    return [response.status, await response.json()];
  };
  expect(await list('limit=20&open=true&id=a&id=b')).toEqual([200, { limit: 20, open: true, id: ['a', 'b'] }]);
  for (const bad of ['limit=201', 'limit=x', 'limit=1&limit=2', 'open=yes', 'id=a&id=b&id=c&id=d', 'what=1', '__proto__=1', 'id=%00']) {
    expect((await list(bad))[0], bad).toBe(422);
  }
});

it('lets nobody in without signing in, or with a key that is none', async () => {
  const { url } = await start();
  expect(await problemOf(await fetch(`${url}/api/v1/closed`))).toMatchObject({ status: 401, code: 'API103' });
  const headers = { authorization: 'Bearer tw_x' };
  expect(await problemOf(await fetch(`${url}/api/v1/closed`, { headers }))).toMatchObject({ status: 401, code: 'API104' });
});

it('refuses what changes something from another site', async () => {
  const { url } = await start();
  const send = (headers: Record<string, string>) => post(url, '/echo', '{"name":"a"}', headers);
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await send({ origin: 'null' })).status).toBe(403);
  const without = await fetch(`${url}/api/v1/echo`, {
    method: 'POST',
    body: '{"name":"a"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(without.status).toBe(403);
});

it('tells nothing of a bug but its trace, and logs neither message nor query', async () => {
  const { url, log } = await start();
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const response = await fetch(`${url}/api/v1/bug`, { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(JSON.parse(text)).toMatchObject({ code: 'API117', trace });
  expect(text).not.toContain('hunter2');
  expect(response.headers.get('traceparent')).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
  await fetch(`${url}/api/v1/things?id=canary`);
  await expect.poll(() => log.length).toBe(3);
  expect(log).toMatchObject([
    { log: 'error', route: 'bug', trace },
    { log: 'request', route: 'bug', status: 500, trace },
    { route: 'list' },
  ]);
  expect(JSON.stringify(log)).not.toMatch(/hunter2|canary/);
});

it('sends events', async () => {
  const { url } = await start();
  const response = await fetch(`${url}/api/v1/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(await response.text()).toBe('event: progress\ndata: {"done":1}\n\nevent: end\ndata: null\n\n');
});

it('tells a route when its client leaves', async () => {
  let seen: RouteRequest | undefined;
  let isOver = false;
  const { url } = await start([
    {
      ...base,
      id: 'endless',
      method: 'get',
      path: '/endless',
      handle: async (request) => {
        seen = request;
        return {
          events: (async function* () {
            try {
              yield { event: 'first', data: 1 };
              await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
            } finally {
              isOver = true;
            }
          })(),
        };
      },
    },
  ]);
  const client = connect(Number(new URL(url).port), '127.0.0.1');
  client.write('GET /api/v1/endless HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(() => seen !== undefined).toBe(true);
  expect(seen?.signal.aborted).toBe(false);
  client.destroy();
  await expect.poll(() => seen?.signal.aborted).toBe(true);
  await expect.poll(() => isOver).toBe(true);
});

it('covers caller, method, path, query and bytes with the hash of a request', async () => {
  const { requestHash } = await import('../request/preconditions.ts');
  const caller = { kind: 'person', tenant: 't', account: 'a' } as PersonCaller;
  const hash = (by: PersonCaller, method: string, url: string, body: string) => requestHash(by, method, url, Buffer.from(body));
  const hashes = [
    hash(caller, 'POST', '/x', '{}'),
    hash({ ...caller, account: 'b' }, 'POST', '/x', '{}'),
    hash({ ...caller, tenant: 'u' }, 'POST', '/x', '{}'),
    hash(caller, 'PUT', '/x', '{}'),
    hash(caller, 'POST', '/x?a', '{}'),
    hash(caller, 'POST', '/x', '{ }'),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hash(caller, 'POST', '/x', '{}')).toBe(hashes[0]);
});

it('bounds the requests of an address', async () => {
  const url = await listen(createApi({ service, routes, requestsPerMinute: 2 }));
  const ask = () => fetch(`${url}/api/v1/things`);
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  const response = await ask();
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
  expect((await problemOf(response)).code).toBe('API116');
});

it('answers HEAD as GET without its body', async () => {
  const { url } = await start();
  const response = await fetch(`${url}/api/v1/things`, { method: 'HEAD' });
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    'application/json; charset=utf-8',
    '',
  ]);
});
