import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';

/** The name under which standard input is given and reported. */
export const STANDARD_INPUT = '-';

/** How a file is called in sentences. */
export const nameOf = (file: string): string => (file === STANDARD_INPUT ? 'standard input' : file);

/** A file's bytes, or its size where it holds more than the limit; then it is not read. */
export type FileBytes = { bytes: Uint8Array } | { tooLarge: number };

async function collect(stream: Readable, limit: number): Promise<FileBytes> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    size += bytes.length;
    if (size > limit) return { tooLarge: size };
  }
  return { bytes: Buffer.concat(chunks) };
}

async function readFile(path: string, limit: number): Promise<FileBytes> {
  const status = await stat(path);
  if (status.isDirectory()) throw new Failure('TW202', `${path} is a folder; a file is needed.`, { file: path });
  // A pipe or device tells no size, so the bytes are counted as they come in.
  if (status.isFile() && status.size > limit) return { tooLarge: status.size };
  return collect(createReadStream(path), limit);
}

/** Reads a file, or standard input for `-`, but never more than `limit` bytes. Throws a Failure (TW201 to TW205). */
export async function readBytes(path: string, limit: number, input: Readable): Promise<FileBytes> {
  try {
    return path === STANDARD_INPUT ? await collect(input, limit) : await readFile(path, limit);
  } catch (error) {
    if (isSystemError(error)) throw systemFailure(error, nameOf(path), 'read');
    throw error;
  }
}
