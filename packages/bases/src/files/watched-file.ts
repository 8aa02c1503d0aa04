import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { BaseWatch } from '../base.ts';

/** What is read at once is worked on in one turn. */
const CHUNK = 1 << 18;

/** Bytes of files as they are read: counted, hashed, and stopped when somebody cancels. */
export class ReadBytes {
  readonly #total: number;
  readonly #watch: BaseWatch;
  #bytes = 0;

  constructor(total: number, watch: BaseWatch) {
    this.#total = total;
    this.#watch = watch;
  }

  /** So many more were read. Throws the reason where somebody cancelled. */
  add(bytes: number): void {
    this.#watch.signal?.throwIfAborted();
    this.#bytes += bytes;
    this.#watch.progress?.({ bytes: this.#bytes, of: Math.max(this.#total, this.#bytes) });
  }
}

/** A file as it is read; when all is read its SHA-256 is known. */
export class WatchedFile {
  readonly path: string;
  readonly #read: ReadBytes;
  readonly #hash = createHash('sha256');

  constructor(path: string, read: ReadBytes) {
    this.path = path;
    this.#read = read;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(this.path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      this.#hash.update(chunk);
      this.#read.add(chunk.length);
      yield chunk;
    }
  }

  /** In hex; asked once, at the end. */
  hash(): string {
    return this.#hash.digest('hex');
  }
}

/** SHA-256 of a file, in hex. Throws the reason where somebody cancels. */
export async function hashOfFile(path: string, { signal }: Pick<BaseWatch, 'signal'> = {}): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
