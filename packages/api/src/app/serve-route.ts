import { forbidden, type PersonCaller, type Service, scopesOf } from '@tierwright/commands';
import type { Request, Response } from 'express';
import { sendAnswer } from '../answer/send-answer.ts';
import { RequestRefused, requestRefused } from '../problems/request-refused.ts';
import { jsonBody } from '../request/json-body.ts';
import { idempotencyKey, ifMatchRevision, requestHash } from '../request/preconditions.ts';
import { queryValues } from '../request/query-values.ts';
import { bodyStream, refuseCompressed, refuseLarge } from '../request/read-body.ts';
import type { Route, RouteRequest } from '../route/route.ts';
import { checkOf } from '../shape/check.ts';
import { authenticate } from '../sign-in/authenticate.ts';
import { sessionCookie, sessionSecret } from '../sign-in/cookie.ts';
import { exchangeOf, headerOf } from './exchange.ts';

const DEFAULT_LIMIT = 256 * 1024;

/** Refuses whoever no role of the route's rights lets in. What `anonymous` may everybody may. */
function refuseRole({ rights }: Route, caller: PersonCaller | undefined): void {
  if (rights.anonymous !== undefined) return;
  if (!caller) throw requestRefused('API103', 'This needs somebody who has signed in.', { expected: 'a session or an API key' });
  if (scopesOf(rights, caller).length > 0) return;
  throw new RequestRefused(forbidden(undefined, `one of the roles ${Object.keys(rights).join(', ')}`));
}

/** What a request says besides who and where: its body, key and revision. */
async function contentOf(route: Route, request: Request, caller: PersonCaller | undefined) {
  const { body, limit = DEFAULT_LIMIT, needs } = route;
  const sent = body === undefined ? undefined : body === 'stream' ? streamOf(request, limit) : await jsonBody(request, limit);
  const match = headerOf(request, 'if-match');
  if (match === undefined && (needs === 'revision' || needs === 'keyAndRevision')) {
    throw requestRefused('API114', 'This request needs an If-Match.', { pointer: '/If-Match' });
  }
  const key = needs === 'key' || needs === 'keyAndRevision' ? idempotencyKey(headerOf(request, 'idempotency-key')) : undefined;
  const bytes =
    sent && 'bytes' in sent ? sent.bytes : `${headerOf(request, 'content-length') ?? ''} ${headerOf(request, 'content-type') ?? ''}`;
  return {
    sent,
    ...(match === undefined ? {} : { ifMatch: ifMatchRevision(match) }),
    ...(key === undefined || !caller
      ? {}
      : { idempotency: { key, requestHash: requestHash(caller, request.method, request.originalUrl, sent ? bytes : '') } }),
  };
}

const typeOf = (contentType = '') => (contentType.split(';')[0] ?? '').trim().toLowerCase();

function streamOf(request: Request, limit: number): { readonly stream: AsyncIterable<Uint8Array> } {
  refuseCompressed(request);
  refuseLarge(request, limit);
  return { stream: bodyStream(request, limit) };
}

/** Answers requests of one route: who asks, whether the role may, whether the request fits; then what the route does. */
export function serveRoute(
  service: Service,
  route: Route,
  routes: readonly Route[],
): (request: Request, response: Response) => Promise<void> {
  const checkParams = route.params && checkOf(route.params, 'API101');
  const checkQuery = route.query && checkOf(route.query, 'API112');
  const checkBody = route.body !== undefined && route.body !== 'stream' ? checkOf(route.body, 'API111') : undefined;
  const changes = route.method !== 'get';

  return async (request, response) => {
    const exchange = exchangeOf(response);
    const { caller, tenant } = await authenticate(service, request, changes);
    if (caller) exchange.caller = caller;
    refuseRole(route, caller);
    const params = request.params as Record<string, string>;
    if (Object.values(params).some((value) => value.includes('\0'))) throw requestRefused('API101', 'There is no such thing.');
    checkParams?.(params);
    const query = queryValues(new URL(request.originalUrl, 'http://x').search, route.query);
    checkQuery?.(query);
    if (route.accepts && !route.accepts.includes(typeOf(headerOf(request, 'content-type')))) {
      throw requestRefused('API107', 'The body is of another type.', { expected: `Content-Type: ${route.accepts.join(' or ')}` });
    }
    const { sent, ifMatch, idempotency } = await contentOf(route, request, caller);
    const body = sent && 'value' in sent ? sent.value : undefined;
    checkBody?.(body);
    const contentType = headerOf(request, 'content-type');
    const session = sessionSecret(request);
    const asked: RouteRequest = {
      service,
      routes,
      caller,
      tenant,
      params,
      query,
      body,
      trace: exchange.trace.id,
      signal: exchange.signal,
      address: request.ip ?? '',
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(idempotency === undefined ? {} : { idempotency }),
      ...(sent && 'stream' in sent ? { stream: sent.stream } : {}),
      ...(contentType === undefined ? {} : { contentType }),
      ...(session === undefined ? {} : { session }),
    };
    let answer = await route.handle(asked);
    if ('session' in answer) {
      response.setHeader('Set-Cookie', sessionCookie(request, answer.session.secret, answer.session.seconds));
      answer = answer.answer;
    }
    if ('ok' in answer && !answer.ok) exchange.code = answer.failure.code;
    await sendAnswer(response, answer, exchange.trace.id, exchange.signal);
  };
}
