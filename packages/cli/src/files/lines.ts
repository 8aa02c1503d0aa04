import { createReadStream } from 'node:fs';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';

const CHUNK = 1 << 20;
const MAX_LINE_BYTES = 64 * 1_048_576;
const LINE_END = 10;

/** A line with its number, counted from 1. */
export interface Line {
  number: number;
  bytes: Buffer;
}

/**
 * The lines of a file, many at a time, so that a file of any size needs little memory. `seen` is told of every byte.
 * Throws a Failure (TW2xx; TW403 for a line of more than 64 MB).
 */
export async function* readLines(path: string, seen: (chunk: Buffer) => void): AsyncGenerator<Line[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let number = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      seen(chunk);
      const lines: Line[] = [];
      let start = 0;
      for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, start)) {
        const piece = chunk.subarray(start, end);
        number += 1;
        lines.push({ number, bytes: rest.length > 0 ? Buffer.concat([...rest, piece]) : piece });
        rest = [];
        restBytes = 0;
        start = end + 1;
      }
      if (start < chunk.length) {
        rest.push(chunk.subarray(start));
        restBytes += chunk.length - start;
        if (restBytes > MAX_LINE_BYTES)
          throw new Failure('TW403', `${path}: line ${number + 1} is longer than 64 MB.`, { file: path, line: number + 1 });
      }
      yield lines;
    }
  } catch (error) {
    if (isSystemError(error)) throw systemFailure(error, path, 'read');
    throw error;
  }
  if (rest.length > 0) yield [{ number: number + 1, bytes: Buffer.concat(rest) }];
}
