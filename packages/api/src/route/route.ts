import type { Answer, Caller, Rights, Service } from '@tierwright/commands';
import type { TSchema } from 'typebox';

/** A request whose parts were checked against the route's schemas. */
export interface RouteRequest {
  readonly service: Service;
  /** Nobody on routes for `anonymous`. */
  readonly caller: Caller | undefined;
  readonly tenant: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly ifMatch?: number;
  readonly idempotency?: { readonly key: string; readonly requestHash: string };
  readonly trace: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** The stream of the body, on routes with `body: 'stream'`. */
  readonly stream?: AsyncIterable<Uint8Array>;
  readonly contentType?: string;
}

/** What a route answers: JSON, or a stream of server-sent events, or text with a type. */
export type RouteAnswer =
  | Answer<unknown>
  | { readonly events: AsyncIterable<{ readonly event: string; readonly data: unknown }> }
  | { readonly text: string; readonly contentType: string };

export interface Route {
  /** `submitDeal`: the operation's id, and the client's method. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/deals/{deal}/messages`, below `/api/v1`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly rights: Rights;
  /** Whom an object named in the path belongs to: what the matrix probes with own and foreign objects. */
  readonly params?: TSchema;
  readonly query?: TSchema;
  /** Of JSON; `stream`: any size up to `limit`, read by the handler. */
  readonly body?: TSchema | 'stream';
  /** Bytes; default 256 kB. */
  readonly limit?: number;
  /** `key`: an Idempotency-Key is required (each POST with effects); `revision`: If-Match is (PUT and PATCH of an item). */
  readonly needs?: 'key' | 'revision' | 'keyAndRevision';
  /** Schemas of the bodies by status; problems are added. */
  readonly answers: Readonly<Record<number, TSchema>>;
  handle(request: RouteRequest): Promise<RouteAnswer>;
}
