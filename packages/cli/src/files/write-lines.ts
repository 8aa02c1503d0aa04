import { open, rename, rm, stat } from 'node:fs/promises';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';

const BATCH = 1 << 18;

/** Writes lines as they come to a file, whole or not at all; gives how many. Throws a Failure (TW202, TW203, TW207, TW50x). */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<number> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) {
    throw new Failure('TW202', `${path} is a folder; name the file to be written.`, { file: path });
  }
  const partial = `${path}.partial-${process.pid}`;
  let written = 0;
  try {
    const file = await open(partial, 'w');
    try {
      let batch = '';
      for await (const line of lines) {
        batch += `${line}\n`;
        written += 1;
        if (batch.length < BATCH) continue;
        await file.appendFile(batch);
        batch = '';
      }
      await file.appendFile(batch);
    } finally {
      await file.close();
    }
    await rename(partial, path);
    return written;
  } catch (error) {
    await rm(partial, { force: true });
    if (isSystemError(error)) throw systemFailure(error, path, 'write');
    throw error;
  }
}
