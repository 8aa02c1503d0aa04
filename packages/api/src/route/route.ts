import type { Answer, PersonCaller, Rights, Service } from '@tierwright/commands';
import type { TSchema } from 'typebox';

/** A request whose parts were checked against the route's schemas. */
export interface RouteRequest {
  readonly service: Service;
  /** Nobody only where `anonymous` may. */
  readonly caller: PersonCaller | undefined;
  /** The caller's; of nobody the one that the host is for, empty where it is for none. */
  readonly tenant: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly ifMatch?: number;
  /** The hash covers caller, method, path with query, and body; of a stream only its length and type: add the hash of what you read. */
  readonly idempotency?: { readonly key: string; readonly requestHash: string };
  readonly trace: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** The stream of the body, on routes with `body: 'stream'`. */
  readonly stream?: AsyncIterable<Uint8Array>;
  readonly contentType?: string;
  /** Where the request comes from, as far as is known. */
  readonly address: string;
  /** Secret of the session that the caller has. */
  readonly session?: string;
  /** All routes that are served. */
  readonly routes: readonly Route[];
}

/** What a route answers: JSON, or a stream of server-sent events, or text with a type. */
export type RouteAnswer =
  | Answer<unknown>
  | { readonly events: AsyncIterable<{ readonly event: string; readonly data: unknown }> }
  /** `etag`: of what never changes, such as a hash. */
  | { readonly text: string; readonly contentType: string; readonly etag?: string }
  /** A long text, in pieces; what fails on the way ends the connection. */
  | { readonly chunks: AsyncIterable<string>; readonly contentType: string }
  /** A session begins, or with an empty secret ends, in the browser; then the answer. */
  | { readonly session: { readonly secret: string; readonly seconds: number }; readonly answer: Answer<unknown> };

export interface Route {
  /** `submitDeal`: the operation's id, and the client's method. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/deals/{deal}/messages`, below `/api/v1`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly rights: Rights;
  /** Of texts. A path that does not fit them is not there: 404. */
  readonly params?: TSchema;
  readonly query?: TSchema;
  /** Of JSON; `stream`: any size up to `limit`, read by the handler. */
  readonly body?: TSchema | 'stream';
  /** Content types of a stream. */
  readonly accepts?: readonly string[];
  /** Content type of the answer where it is not JSON: `text/event-stream`, `text/csv` … */
  readonly produces?: string;
  /** Bytes; default 256 kB. */
  readonly limit?: number;
  /** `key`: an Idempotency-Key is required (each POST with effects); `revision`: If-Match is (PUT and PATCH of an item). */
  readonly needs?: 'key' | 'revision' | 'keyAndRevision';
  /** Schemas of the bodies by status (204: `Type.Null()`); problems are added. */
  readonly answers: Readonly<Record<number, TSchema>>;
  handle(request: RouteRequest): Promise<RouteAnswer>;
}
