import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is served at a path. */
export interface Served {
  readonly body: string;
  readonly type?: string;
  readonly policy?: string;
}

/** Serves these on an origin of its own; `close` ends it. */
export async function servePages(pages: Readonly<Record<string, Served>>) {
  const server = createServer((request, response) => {
    const served = pages[request.url ?? ''];
    response.writeHead(served ? 200 : 404, {
      'content-type': served?.type ?? 'text/html; charset=utf-8',
      ...(served?.policy !== undefined && { 'content-security-policy': served.policy }),
    });
    response.end(served?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
