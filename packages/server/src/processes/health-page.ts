import type { RequestListener } from 'node:http';

/** What a process without an API says of itself: a sentence for each part that is not well. */
export type Wellness = () => Promise<{ readonly isReady: boolean; readonly parts: Readonly<Record<string, string>> }>;

/** `/healthz`: the process answers; `/readyz`: it can do its work. Without it 503. */
export function healthPage(wellness: Wellness): RequestListener {
  return (request, response) => {
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/healthz') return answer(200, { status: 'up' });
    if (request.url !== '/readyz') return answer(404, { status: 'unknown' });
    wellness().then(
      ({ isReady, parts }) =>
        answer(isReady ? 200 : 503, { status: isReady ? (Object.keys(parts).length > 0 ? 'degraded' : 'ready') : 'down', parts }),
      () => answer(503, { status: 'down', parts: {} }),
    );
  };
}
