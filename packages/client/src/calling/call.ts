import type { ClientOptions } from './client-options.ts';
import type { Operation, Upload } from './operation.ts';
import { type Sending, send } from './send.ts';

/** What an operation is asked, whatever it is. */
export interface AnyRequest {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly ifMatch?: number;
  /** The key of an earlier attempt, to repeat it. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** What came back: the body, and the revision of what was read or changed. */
export interface Answered<B> {
  readonly status: number;
  readonly body: B;
  readonly revision: number | undefined;
}

const BASE = '/api/v1';
/** Lines of JSON (`application/x-ndjson`) are a text. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

function urlOf(address: string, { path }: Operation, { params = {}, query = {} }: AnyRequest): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const url = new URL(`${BASE}${filled}`, address);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(one));
  }
  return url.href;
}

/** Whether a body can be sent only once. */
const isStream = (body: unknown): boolean => body instanceof ReadableStream;

function sendingOf(operation: Operation, request: AnyRequest, options: ClientOptions): Sending {
  const { body, contentType, ifMatch, signal } = request;
  const idempotencyKey = operation.hasKey ? (request.idempotencyKey ?? (options.newKey ?? (() => crypto.randomUUID()))()) : undefined;
  const headers: Record<string, string> = { Accept: 'application/json, text/event-stream;q=0.9, */*;q=0.1' };
  if (options.apiKey !== undefined) headers.Authorization = `Bearer ${options.apiKey}`;
  if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
  if (ifMatch !== undefined) headers['If-Match'] = `"${ifMatch}"`;
  if (body !== undefined) headers['Content-Type'] = contentType ?? 'application/json';
  const sent = body === undefined ? undefined : contentType === undefined ? JSON.stringify(body) : (body as Upload);
  const init = {
    method: operation.method.toUpperCase(),
    headers,
    ...(sent === undefined ? {} : { body: sent as NonNullable<RequestInit['body']> }),
    // Node sends a stream only when told that the answer comes after it.
    ...(isStream(sent) ? { duplex: 'half' as const } : {}),
  };
  const isRepeatable = operation.isRepeatable && !isStream(sent);
  return { url: urlOf(options.address, operation, request), init, isRepeatable, idempotencyKey, signal };
}

/** The answer as it came. */
export const callRaw = (operation: Operation, request: AnyRequest, options: ClientOptions): Promise<Response> =>
  send(sendingOf(operation, request, options), options);

/** The answer read: JSON where it is JSON, else text. */
export async function call(operation: Operation, request: AnyRequest, options: ClientOptions): Promise<Answered<unknown>> {
  const response = await callRaw(operation, request, options);
  const etag = /^(?:W\/)?"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1];
  const isJson = JSON_TYPE.test(response.headers.get('content-type') ?? '');
  const body: unknown = response.status === 204 ? null : isJson ? await response.json() : await response.text();
  return { status: response.status, body, revision: etag === undefined ? undefined : Number(etag) };
}
