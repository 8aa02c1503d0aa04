import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';
import { readBytes } from '../files/read-bytes.ts';
import type { Session } from '../terminal/session.ts';
import { MANIFEST_FILE, MAX_MANIFEST_BYTES, type Manifest, PARTNERS_FILE, readManifest } from './manifest.ts';

/** A base of partners on disk. */
export interface BaseFolder {
  folder: string;
  manifest: Manifest;
  partnersFile: string;
}

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    if (isSystemError(error)) throw systemFailure(error, path, 'read');
    throw error;
  }
};

async function checkFolder(folder: string) {
  if (!(await exists(folder))) throw new Failure('TW201', `There is no folder ${folder}.`, { file: folder });
  if (!(await stat(folder)).isDirectory()) throw new Failure('TW207', `${folder} is a file; a base is a folder.`, { file: folder });
  for (const file of [MANIFEST_FILE, PARTNERS_FILE]) {
    if (!(await exists(join(folder, file))))
      throw new Failure('TW401', `${folder} is not a base of partners: it has no ${file}.`, { file: folder });
  }
}

/** Opens a base. Throws a Failure (TW201, TW203, TW207, TW401, TW402). */
export async function openBase(folder: string, session: Session): Promise<BaseFolder> {
  await checkFolder(folder);
  const file = join(folder, MANIFEST_FILE);
  const read = await readBytes(file, MAX_MANIFEST_BYTES, session.input);
  if ('tooLarge' in read) throw new Failure('TW402', `${file} has more than 16 MB.`, { file });
  return { folder, manifest: readManifest(file, read.bytes), partnersFile: join(folder, PARTNERS_FILE) };
}
