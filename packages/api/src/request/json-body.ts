import type { IncomingMessage } from 'node:http';
import { requestRefused } from '../problems/request-refused.ts';
import { parseBody } from './json-text.ts';
import { readBody, refuseCompressed, refuseLarge } from './read-body.ts';

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The body of a request, as bytes and as value. */
export interface JsonBody {
  readonly bytes: Uint8Array;
  readonly value: unknown;
}

/** Reads the JSON of a request, up to a limit in bytes. */
export async function jsonBody(request: IncomingMessage, limit: number): Promise<JsonBody> {
  refuseCompressed(request);
  const type = request.headers['content-type'];
  if (type === undefined || !JSON_TYPE.test(type)) {
    throw requestRefused('API107', 'The body is not called JSON.', {
      ...(type === undefined ? {} : { value: type }),
      expected: 'Content-Type: application/json',
    });
  }
  refuseLarge(request, limit);
  const bytes = await readBody(request, limit);
  return { bytes, value: parseBody(bytes) };
}
