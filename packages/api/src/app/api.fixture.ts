import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { onTestFinished } from 'vitest';

/** Listens on a free port of this machine until the test is over. */
export async function listen(app: Express): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  // Who asks is in this process too: busy for seconds, it would send on a connection that was closed meanwhile.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
