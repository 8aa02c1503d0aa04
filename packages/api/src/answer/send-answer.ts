import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { problemDocument } from '../problems/problem-document.ts';
import type { HttpFailure } from '../problems/request-refused.ts';
import { BASE } from '../route/base.ts';
import type { RouteAnswer } from '../route/route.ts';
import { sendEvents } from './send-events.ts';

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

/** A refusal: RFC 9457. */
export function sendProblem(response: ServerResponse, failure: HttpFailure, trace: string): void {
  if (failure.retryAfter !== undefined) response.setHeader('Retry-After', String(Math.max(1, Math.ceil(failure.retryAfter))));
  if (failure.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="Tierwright"');
  send(response, failure.status, 'application/problem+json; charset=utf-8', JSON.stringify(problemDocument(failure, trace)));
}

/** A text in pieces, as fast as the client takes them. */
async function sendChunks(
  response: ServerResponse,
  chunks: AsyncIterable<string>,
  contentType: string,
  signal: AbortSignal,
): Promise<void> {
  response.setHeader('Content-Type', contentType);
  for await (const chunk of chunks) {
    if (signal.aborted) return;
    if (!response.write(chunk)) await once(response, 'drain', { signal }).catch(() => undefined);
  }
  response.end();
}

/** What a route answers. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Exclude<RouteAnswer, { readonly session: unknown }>,
  trace: string,
  signal: AbortSignal,
): Promise<void> {
  if ('events' in answer) return sendEvents(response, answer.events, signal);
  if ('text' in answer) {
    if (answer.etag !== undefined) response.setHeader('ETag', `"${answer.etag}"`);
    return send(response, 200, answer.contentType, answer.text);
  }
  if ('chunks' in answer) return sendChunks(response, answer.chunks, answer.contentType, signal);
  if (!answer.ok) return sendProblem(response, answer.failure, trace);
  if (answer.revision !== undefined) response.setHeader('ETag', `"${answer.revision}"`);
  if (answer.location !== undefined) response.setHeader('Location', `${BASE}${answer.location}`);
  if (answer.status === 204) {
    response.statusCode = 204;
    response.end();
    return;
  }
  send(response, answer.status, 'application/json; charset=utf-8', JSON.stringify(answer.body));
}
