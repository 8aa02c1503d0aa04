import type { ServerResponse } from 'node:http';

/** So long without an event, and a comment is sent: what stands between keeps the connection. */
const BEAT = 15_000;

interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
}

/** Server-sent events until the source ends or the client leaves. An error of the source ends the stream with `event: error`. */
export async function sendEvents(response: ServerResponse, events: AsyncIterable<ServerEvent>, signal: AbortSignal): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  const beat = setInterval(() => response.write(': here\n\n'), BEAT);
  const source = events[Symbol.asyncIterator]();
  // The client may leave while nothing comes: the source is told, and not waited for.
  const left = new Promise<'left'>((resolve) => {
    if (signal.aborted) resolve('left');
    signal.addEventListener('abort', () => resolve('left'), { once: true });
  });
  try {
    for (;;) {
      const next = await Promise.race([source.next(), left]);
      if (next === 'left' || next.done) break;
      const { event, data } = next.value;
      const hasRoom = response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (!hasRoom) await Promise.race([new Promise((resolve) => response.once('drain', resolve)), left]);
    }
  } finally {
    clearInterval(beat);
    void source.return?.().catch(() => undefined);
    response.end();
  }
}
