import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServerFailure } from '../failures/server-failure.ts';

/** A port that is listened on from the beginning, so that nobody else takes it while the process gets ready. */
export interface Door {
  readonly port: number;
  /** `http://127.0.0.1:7400` */
  readonly address: string;
  /** From now on requests are answered by `listener`; before, with 503. */
  open(listener: RequestListener): void;
  /** Takes no new connection, lets requests finish, and cuts off what has not after `grace` milliseconds. */
  close(grace: number): Promise<void>;
}

/**
 * Longer than proxies keep an idle connection (60 s with nginx and most load balancers). Whoever closes first has to be the
 * one who asks: a request sent on a connection that is being closed is lost, and whether it was carried out is not known.
 */
const IDLE = 75_000;

const notReady: RequestListener = (_request, response) => {
  const body = {
    type: 'about:blank',
    title: 'Starting',
    status: 503,
    code: 'SRV200',
    detail: 'The server starts; try again in a few seconds.',
  };
  response.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '2', connection: 'close' });
  response.end(JSON.stringify(body));
};

const refusal = (error: NodeJS.ErrnoException, host: string, port: number, variable: string): ServerFailure => {
  const where = `port ${port} on ${host}`;
  if (error.code === 'EADDRINUSE') {
    return new ServerFailure('SRV201', `Another program uses ${where}. End it, or choose another port: ${variable}=${port + 1}.`, error);
  }
  if (error.code === 'EACCES') {
    return new ServerFailure('SRV202', `This user may not listen on ${where}. Choose a port from 1024 on: ${variable}=7400.`, error);
  }
  const why = `${error.code ?? error.message}`;
  return new ServerFailure(
    'SRV202',
    `Nothing can listen on ${where} (${why}). Choose an address of this machine with TIERWRIGHT_HOST.`,
    error,
  );
};

const listening = (server: Server, host: string, port: number, variable: string): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(refusal(error, host, port, variable)));
    server.listen({ host, port }, () => resolve(server.address() as AddressInfo));
  });

/** Listens at once; throws a `ServerFailure` where it cannot. `variable` is what chose the port. */
export async function openDoor(
  { host, port }: { readonly host: string; readonly port: number },
  variable: 'TIERWRIGHT_PORT' | 'TIERWRIGHT_HEALTH_PORT' = 'TIERWRIGHT_PORT',
): Promise<Door> {
  let listener = notReady;
  let isClosing = false;
  const server = createServer((request, response) => {
    // A connection that is kept alive after its last answer would hold the process back.
    response.once('close', () => {
      if (isClosing) setImmediate(() => server.closeIdleConnections());
    });
    listener(request, response);
  });
  server.keepAliveTimeout = IDLE;
  const found = await listening(server, host, port, variable);
  return {
    port: found.port,
    address: `http://${host.includes(':') ? `[${host}]` : host}:${found.port}`,
    open(next) {
      listener = next;
    },
    close: (grace) =>
      new Promise((resolve) => {
        isClosing = true;
        const late = setTimeout(() => server.closeAllConnections(), grace);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
