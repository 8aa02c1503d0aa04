import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that wait in memory before they are written to a file. */
const WAITING = 32 << 20;
const FIRST = 4096;
const LINE_END = 10;

interface Segment {
  readonly at: number;
  readonly bytes: number;
}

/** Bytes of a bucket that wait; outside of the heap, so that they are not looked at again and again. */
interface Waiting {
  bytes: Buffer;
  length: number;
}

/**
 * Lines put into buckets in any order and read bucket by bucket: what does not fit in memory waits in a temporary file that
 * nobody else sees.
 */
export class Spill {
  readonly #most: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #segments = new Map<number, Segment[]>();
  #held = 0;
  #written = 0;
  #folder: string | undefined;
  #file: FileHandle | undefined;

  constructor(most = WAITING) {
    this.#most = most;
  }

  /** Keeps a line, which holds no line end; `settled` is asked now and then, and waited for. */
  add(bucket: number, line: string): void {
    let waiting = this.#waiting.get(bucket);
    if (!waiting) {
      waiting = { bytes: Buffer.allocUnsafeSlow(FIRST), length: 0 };
      this.#waiting.set(bucket, waiting);
      this.#held += FIRST;
    }
    // A character of UTF-16 is at most three bytes.
    const needed = waiting.length + line.length * 3 + 1;
    if (needed > waiting.bytes.length) this.#grow(waiting, needed);
    waiting.length += waiting.bytes.write(line, waiting.length);
    waiting.bytes[waiting.length] = LINE_END;
    waiting.length += 1;
  }

  #grow(waiting: Waiting, needed: number): void {
    const bytes = Buffer.allocUnsafeSlow(Math.max(needed, waiting.bytes.length * 2));
    waiting.bytes.copy(bytes, 0, 0, waiting.length);
    this.#held += bytes.length - waiting.bytes.length;
    waiting.bytes = bytes;
  }

  /** Writes what waits where it is much. */
  async settled(): Promise<void> {
    if (this.#held < this.#most) return;
    this.#folder ??= await mkdtemp(join(tmpdir(), 'tierwright-base-'));
    this.#file ??= await open(join(this.#folder, 'lines'), 'wx+', 0o600);
    for (const [bucket, { bytes, length }] of this.#waiting) {
      await this.#file.appendFile(bytes.subarray(0, length));
      const segments = this.#segments.get(bucket) ?? [];
      segments.push({ at: this.#written, bytes: length });
      this.#segments.set(bucket, segments);
      this.#written += length;
    }
    this.#waiting.clear();
    this.#held = 0;
  }

  /** The lines of a bucket in the order in which they were added; each bucket is read once. */
  async lines(bucket: number): Promise<readonly string[]> {
    let found: string[] = [];
    for (const { at, bytes } of this.#segments.get(bucket) ?? []) {
      const buffer = Buffer.allocUnsafeSlow(bytes);
      await this.#file?.read(buffer, 0, bytes, at);
      found = found.concat(linesIn(buffer, bytes));
    }
    const waiting = this.#waiting.get(bucket);
    this.#waiting.delete(bucket);
    return waiting ? found.concat(linesIn(waiting.bytes, waiting.length)) : found;
  }

  async close(): Promise<void> {
    this.#waiting.clear();
    await this.#file?.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Each line ends with its end. */
const linesIn = (bytes: Buffer, length: number): string[] => bytes.toString('utf8', 0, length - 1).split('\n');
