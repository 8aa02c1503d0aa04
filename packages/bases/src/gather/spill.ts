import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Characters that wait in memory before they are written to a file. */
const WAITING = 24 << 20;

interface Segment {
  readonly at: number;
  readonly bytes: number;
}

/**
 * Lines put into buckets in any order and read bucket by bucket: what does not fit in memory waits in a temporary file that
 * nobody else sees.
 */
export class Spill {
  readonly #most: number;
  readonly #waiting = new Map<number, string[]>();
  readonly #segments = new Map<number, Segment[]>();
  #characters = 0;
  #written = 0;
  #folder: string | undefined;
  #file: FileHandle | undefined;

  constructor(most = WAITING) {
    this.#most = most;
  }

  /** Keeps a line without line ends; give way to `settled` where it says so. */
  add(bucket: number, line: string): void {
    const lines = this.#waiting.get(bucket);
    if (lines) lines.push(line);
    else this.#waiting.set(bucket, [line]);
    this.#characters += line.length + 1;
  }

  /** Writes what waits where it is much. */
  async settled(): Promise<void> {
    if (this.#characters < this.#most) return;
    this.#folder ??= await mkdtemp(join(tmpdir(), 'tierwright-base-'));
    this.#file ??= await open(join(this.#folder, 'lines'), 'wx+', 0o600);
    for (const [bucket, lines] of this.#waiting) {
      const bytes = Buffer.from(`${lines.join('\n')}\n`);
      await this.#file.appendFile(bytes);
      const segments = this.#segments.get(bucket) ?? [];
      segments.push({ at: this.#written, bytes: bytes.length });
      this.#segments.set(bucket, segments);
      this.#written += bytes.length;
    }
    this.#waiting.clear();
    this.#characters = 0;
  }

  /** The lines of a bucket in the order in which they were added; each bucket is read once. */
  async lines(bucket: number): Promise<string[]> {
    let found: string[] = [];
    for (const { at, bytes } of this.#segments.get(bucket) ?? []) {
      const buffer = Buffer.alloc(bytes);
      await this.#file?.read(buffer, 0, bytes, at);
      found = found.concat(buffer.toString('utf8', 0, bytes - 1).split('\n'));
    }
    const waiting = this.#waiting.get(bucket) ?? [];
    this.#waiting.delete(bucket);
    return found.concat(waiting);
  }

  async close(): Promise<void> {
    await this.#file?.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
    this.#waiting.clear();
  }
}
