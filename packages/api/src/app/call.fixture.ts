import { randomUUID } from 'node:crypto';

export interface Call {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  /** A text and bytes are sent as they are, all else as JSON. */
  readonly body?: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

const isSentAsItIs = (body: unknown): body is string | Uint8Array<ArrayBuffer> => typeof body === 'string' || body instanceof Uint8Array;

/** Sends a request that may be sent once: its Idempotency-Key is new, unless another is given. */
export async function call(url: string, { method, path, body, headers }: Call) {
  const sent = body === undefined ? {} : { body: isSentAsItIs(body) ? body : JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { 'idempotency-key': randomUUID(), ...type, ...headers },
    ...sent,
  });
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
}

/** What came back; a body of JSON as it is parsed. */
export type Called = Awaited<ReturnType<typeof call>>;
