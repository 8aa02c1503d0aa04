import { stat } from 'node:fs/promises';
import { type Manifest, type OpenBase, openBase as open } from '@tierwright/bases';
import { Failure } from '../failures/failure.ts';
import { isSystemError } from '../failures/system-failure.ts';
import { baseFailure } from './base-failure.ts';

/** Files with a partner a line. */
const LINES = '.ndjson';

/** A base of partners on disk. */
export interface BaseFolder {
  folder: string;
  /** Where partners stand, for messages about them. */
  partnersFile: string;
  /** What base.json says; a base in files of its own knows neither seed nor programs, and its size when it is read. */
  manifest: Pick<Partial<Manifest>, 'seed' | 'size' | 'asOf' | 'programs'>;
  /** What is done where rows are wrong: nothing is decided, or they are left out. */
  rows: 'all' | 'valid';
  /** Rows that were left out, when all of it was read. */
  leftOut: number;
  hash: OpenBase['hash'];
  read: OpenBase['read'];
}

/** A folder, or the file of partners that a page hands out. */
async function checkPath(folder: string): Promise<void> {
  const status = await stat(folder).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') throw new Failure('TW201', `There is no folder ${folder}.`, { file: folder });
    throw error;
  });
  if (!status.isDirectory() && !folder.endsWith(LINES))
    throw new Failure('TW207', `${folder} is a file; a base is a folder, or a file ending in ${LINES}.`, { file: folder });
}

/** Opens a base. Throws a Failure (TW201, TW203, TW207, TW401, TW402). */
export async function openBase(folder: string, rows: BaseFolder['rows'] = 'all'): Promise<BaseFolder> {
  try {
    await checkPath(folder);
    const { manifest, partnersFile, hash, read } = await open(folder);
    return { folder, partnersFile, manifest: manifest ?? {}, rows, leftOut: 0, hash, read };
  } catch (error) {
    throw baseFailure(error, folder);
  }
}
