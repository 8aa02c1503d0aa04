import type { BrowserContext } from 'playwright-core';
import type { Fault } from './fault.fixture.ts';
import { watchPolicy } from './watch-policy.fixture.ts';

const WRITTEN = ['error', 'assert'];

/** Whether an address stays where it is: on the origin, or in the page itself. */
const stays = (address: string, origin: string): boolean => {
  const { protocol, host } = new URL(address);
  // A socket has the scheme of none; it stays where the host does.
  return ['data:', 'blob:', 'about:'].includes(protocol) || host === new URL(origin).host;
};

/**
 * Notes every fault of every page, frame and worker of a context, from its first request on: requests to another origin than
 * `origin`, console errors and uncaught exceptions, violations of a content policy. Gives the growing list.
 */
export function watch(context: BrowserContext, origin: string): readonly Fault[] {
  const faults: Fault[] = [];
  const note = (kind: Fault['kind']) => (what: string) => {
    faults.push({ kind, what });
  };
  const asked = (method: string, address: string) => {
    if (!stays(address, origin)) note('origin')(`${method} ${address}`);
  };
  context.on('request', (request) => asked(request.method(), request.url()));
  context.on('console', (message) => {
    if (WRITTEN.includes(message.type())) note('console')(message.text());
  });
  context.on('weberror', (raised) => note('console')(String(raised.error())));
  context.on('page', (page) => {
    page.on('websocket', (socket) => asked('WebSocket', socket.url()));
  });
  watchPolicy(context, note('policy'));
  return faults;
}
