import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';

const isFolder = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() === true;

/** Writes a file whole or not at all: beside its place first, then renamed. Throws a Failure (TW202, TW203, TW207, TW50x). */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  if (await isFolder(path)) throw new Failure('TW202', `${path} is a folder; name the file to be written.`, { file: path });
  const partial = `${path}.partial-${process.pid}`;
  try {
    await writeFile(partial, content);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    if (isSystemError(error)) throw systemFailure(error, path, 'write');
    throw error;
  }
}
