import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { call, callRaw } from './calling/call.ts';
import type { ClientOptions } from './calling/client-options.ts';
import type { Operation } from './calling/operation.ts';
import { createClient } from './client.ts';
import { serverEvents } from './events/server-events.ts';
import { NoAnswerError, ProblemError } from './problems/problem-error.ts';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}
interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Cuts the connection instead of answering. */
  cut?: true;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that gives these replies in turn, the last one again and again; and what it has seen. */
async function serving(...replies: Reply[]): Promise<{ options: ClientOptions; seen: Seen[]; waits: number[] }> {
  const seen: Seen[] = [];
  const waits: number[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const reply = replies[Math.min(seen.length, replies.length - 1)]!;
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    if (reply.cut) return response.destroy();
    const type = typeof reply.body === 'string' ? 'text/plain' : 'application/json';
    response.writeHead(reply.status, { 'content-type': type, ...reply.headers });
    response.end(reply.body === undefined ? undefined : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    return undefined;
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const wait = (milliseconds: number) => {
    waits.push(milliseconds);
    return Promise.resolve();
  };
  const keys: string[] = [];
  const newKey = () => `key ${keys.push('')}`;
  return { options: { address, apiKey: 'tw_x_y', wait, newKey }, seen, waits };
}

const read: Operation = { method: 'get', path: '/deals/{deal}', isRepeatable: true, hasKey: false };
const tell: Operation = { method: 'post', path: '/deals/{deal}/messages', isRepeatable: true, hasKey: true };
const change: Operation = { method: 'patch', path: '/partners/{partner}', isRepeatable: false, hasKey: false };
const problem = (status: number, code: string) => ({
  ...{ type: `/api/problems#${code}`, title: 'No', status, code, detail: 'Not so.', trace: 't' },
  errors: [{ code, pointer: '/a', message: 'Not so.', value: 1 }],
});

describe('a request', () => {
  it('names the object, the query and who asks', async () => {
    const { options, seen } = await serving({ status: 200, body: { id: 'a/b' }, headers: { etag: '"7"' } });
    const answer = await call(read, { params: { deal: 'a/b ü' }, query: { state: ['won', 'lost'], cursor: undefined, limit: 5 } }, options);
    expect(answer).toEqual({ status: 200, body: { id: 'a/b' }, revision: 7 });
    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/deals/a%2Fb%20%C3%BC?state=won&state=lost&limit=5' });
    expect(seen[0]?.headers.authorization).toBe('Bearer tw_x_y');
    expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('has a new key for each call, a revision where it is said, and JSON', async () => {
    const { options, seen } = await serving({ status: 200, body: {} });
    await call(tell, { params: { deal: 'd' }, body: { type: 'report' }, ifMatch: 3 }, options);
    await call(tell, { params: { deal: 'd' }, body: { type: 'report' } }, options);
    expect(seen.map(({ headers, body }) => [headers['idempotency-key'], headers['if-match'], headers['content-type'], body])).toEqual([
      ['key 1', '"3"', 'application/json', '{"type":"report"}'],
      ['key 2', undefined, 'application/json', '{"type":"report"}'],
    ]);
  });

  it('streams what is uploaded, once', async () => {
    const { options, seen } = await serving({ status: 503, body: problem(503, 'CMD107') });
    const bytes = new Blob(['a,b\n', '1,2\n']).stream() as ReadableStream<Uint8Array>;
    const upload = call({ ...tell, path: '/imports' }, { body: bytes, contentType: 'text/csv' }, options);
    await expect(upload).rejects.toMatchObject({ code: 'CMD107' });
    expect(seen.map(({ headers, body }) => [headers['content-type'], body])).toEqual([['text/csv', 'a,b\n1,2\n']]);
  });

  it.each([
    ['application/json; charset=utf-8', { id: 'd' }],
    ['application/problem+json', { id: 'd' }],
    // One line of JSON is JSON too, but the answer is lines.
    ['application/x-ndjson', '{"id":"d"}'],
  ])('reads %s for what it is', async (type, body) => {
    const { options } = await serving({ status: 200, body: '{"id":"d"}', headers: { 'content-type': type } });
    expect((await call(read, { params: { deal: 'd' } }, options)).body).toEqual(body);
  });

  it('reads nothing of an answer without a body, and text as text', async () => {
    const { options } = await serving({ status: 204 }, { status: 200, body: 'a\tb' });
    expect(await call(read, { params: { deal: 'd' } }, options)).toEqual({ status: 204, body: null, revision: undefined });
    expect((await call(read, { params: { deal: 'd' } }, options)).body).toBe('a\tb');
  });
});

describe('what is refused', () => {
  it('is a problem with its code, and is not sent again', async () => {
    const { options, seen } = await serving({ status: 422, body: problem(422, 'API111') });
    const error = await call(tell, { params: { deal: 'd' }, body: {} }, options).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      code: 'API111',
      status: 422,
      message: 'API111 Not so.',
      problem: { errors: [{ pointer: '/a', value: 1 }] },
    });
    expect(seen).toHaveLength(1);
  });

  it('for now is sent again with the same key, after the time that is asked for', async () => {
    const busy = { status: 409, body: problem(409, 'CMD105'), headers: { 'retry-after': '3' } };
    const { options, seen, waits } = await serving(
      busy,
      { status: 429, body: problem(429, 'API116') },
      { status: 201, body: { ok: true } },
    );
    expect(await call(tell, { params: { deal: 'd' }, body: {} }, options)).toMatchObject({ status: 201 });
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['key 1', 'key 1', 'key 1']);
    expect(waits).toEqual([3000, 400]);
  });

  it('in its present state is not sent again', async () => {
    const { options, seen } = await serving({ status: 409, body: { ...problem(409, 'OPS103'), current: { state: 'won' } } });
    await expect(call(tell, { params: { deal: 'd' }, body: {} }, options)).rejects.toMatchObject({
      problem: { current: { state: 'won' } },
    });
    expect(seen).toHaveLength(1);
  });
});

describe('without an answer', () => {
  it('what has a key is sent again with it', async () => {
    const { options, seen } = await serving({ status: 0, cut: true }, { status: 0, cut: true }, { status: 200, body: {} });
    await call(tell, { params: { deal: 'd' }, body: {} }, options);
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['key 1', 'key 1', 'key 1']);
  });

  it('at last the key is told, so that nothing is done twice', async () => {
    const { options, seen, waits } = await serving({ status: 0, cut: true });
    const error = await call(tell, { params: { deal: 'd' }, body: {} }, { ...options, attempts: 3 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ idempotencyKey: 'key 1' });
    expect([seen.length, waits]).toEqual([3, [200, 400]]);
    await expect(call(tell, { params: { deal: 'd' }, body: {}, idempotencyKey: 'key 1' }, { ...options, attempts: 1 })).rejects.toThrow();
    expect(seen[3]?.headers['idempotency-key']).toBe('key 1');
  });

  it('what may not be repeated is sent once', async () => {
    const { options, seen } = await serving({ status: 0, cut: true });
    await expect(call(change, { params: { partner: 'p' }, body: {}, ifMatch: 1 }, options)).rejects.toBeInstanceOf(NoAnswerError);
    expect(seen).toHaveLength(1);
  });

  it('an answer of something else is none', async () => {
    const { options } = await serving({ status: 502, body: '<html>Bad gateway' });
    await expect(call(read, { params: { deal: 'd' } }, options)).rejects.toThrow(
      "The answer 502 is none of Tierwright's: <html>Bad gateway",
    );
  });

  it('a caller that gives up is let go at once', async () => {
    const { options } = await serving({ status: 0, cut: true });
    const { wait: _, ...others } = options;
    const calling = call(read, { params: { deal: 'd' }, signal: AbortSignal.timeout(50) }, { ...others, attempts: 100 });
    await expect(calling).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('events', () => {
  it('are read however the stream is cut', async () => {
    const text = 'event: progress\r\ndata: {"done":1,\r\ndata: "of":"ü"}\r\n\r\n: here\n\ndata: 2\n\nevent: end\rdata: null\r\r';
    const bytes = new TextEncoder().encode(text);
    for (const size of [1, 2, 3, 7, bytes.length]) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
          controller.enqueue(new TextEncoder().encode('\n'));
          controller.close();
        },
      });
      const found: unknown[] = [];
      for await (const event of serverEvents(body)) found.push(event);
      expect(found, `pieces of ${size}`).toEqual([
        { event: 'progress', data: { done: 1, of: 'ü' } },
        { event: 'message', data: 2 },
        { event: 'end', data: null },
      ]);
    }
  });

  it('end when the caller has seen enough', async () => {
    const { options } = await serving({ status: 200, body: 'data: 1\n\ndata: 2\n\n', headers: { 'content-type': 'text/event-stream' } });
    const { body } = await callRaw(read, { params: { deal: 'd' } }, options);
    for await (const { data } of serverEvents(body!)) {
      expect(data).toBe(1);
      break;
    }
  });
});

it('has a method for each operation of the API', async () => {
  const { options, seen } = await serving({ status: 200, body: { account: 'a' } });
  const { body } = await createClient(options).whoAmI();
  expect(body.account).toBe('a');
  expect(seen[0]?.method).toBe('GET');
});

it('gives a long answer piece by piece, and what is refused as a problem', async () => {
  const { options, seen } = await serving(
    { status: 200, body: { id: 'Ω' } },
    { status: 403, body: { code: 'CMD101', status: 403, title: 'No', errors: [] } },
  );
  const client = createClient(options);
  const pieces: Uint8Array[] = [];
  for await (const piece of client.bytes('exportPartners', { query: { what: 'records' } })) pieces.push(piece);
  expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual({ id: 'Ω' });
  expect(seen[0]?.url).toBe('/api/v1/partners/export?what=records');
  await expect(client.bytes('exportPartners', {})[Symbol.asyncIterator]().next()).rejects.toThrow(ProblemError);
});
