import type { IncomingMessage } from 'node:http';
import { requestRefused } from '../problems/request-refused.ts';

const tooLarge = (limit: number) =>
  requestRefused('API106', `The body has more than ${limit} bytes.`, { expected: `at most ${limit} bytes` });

/** Refuses compressed bodies: their size says nothing about what they hold. */
export function refuseCompressed(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw requestRefused('API107', 'The body is compressed.', { value: encoding, expected: 'no Content-Encoding' });
  }
}

/** Refuses what says that it is too large, before a byte of it is read. */
export function refuseLarge(request: IncomingMessage, limit: number): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
}

/** The bytes as they come, up to a limit. */
export async function* bodyStream(request: IncomingMessage, limit: number): AsyncGenerator<Uint8Array> {
  // The request outlives a body that is too large: its answer still has to be sent.
  const source = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  let size = 0;
  try {
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      yield chunk;
    }
  } catch (error) {
    if (request.destroyed && !request.complete) throw requestRefused('API119', 'The body ended too early.');
    throw error;
  }
}

/** All bytes of a body. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyStream(request, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
