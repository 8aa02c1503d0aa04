const MAX_LINE_BYTES = 64 * 1_048_576;
const LINE_END = 10;

/** A line with its number, counted from 1; one that is too long is cut and says so. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer;
  readonly isCut?: boolean;
}

/** The lines of a file, many at a time, so that a file of any size needs little memory. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let number = 0;
  let isCut = false;
  const ended = (piece: Buffer): Line => {
    number += 1;
    const bytes = rest.length > 0 ? Buffer.concat([...rest, piece]) : piece;
    const line = isCut ? { number, bytes: bytes.subarray(0, 100), isCut } : { number, bytes };
    rest = [];
    restBytes = 0;
    isCut = false;
    return line;
  };
  for await (const chunk of chunks) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_END); end >= 0; end = chunk.indexOf(LINE_END, start)) {
      lines.push(ended(chunk.subarray(start, end)));
      start = end + 1;
    }
    if (start < chunk.length) {
      restBytes += chunk.length - start;
      if (restBytes > MAX_LINE_BYTES) isCut = true;
      else rest.push(chunk.subarray(start));
    }
    yield lines;
  }
  if (rest.length > 0) yield [ended(Buffer.alloc(0))];
}
