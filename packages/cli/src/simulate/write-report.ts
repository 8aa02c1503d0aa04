import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reportCsv, reportHtml, type Told } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';
import { writeWhole } from '../files/write-whole.ts';

export const writeHtml = (file: string, told: Told): Promise<void> => writeWhole(file, reportHtml(told));

/** Said before a base is decided for nothing. Throws a Failure (TW501). */
export async function refuseOldFolder(folder: string): Promise<void> {
  if (!(await stat(folder).catch(() => undefined))) return;
  throw new Failure('TW501', `${folder} is there already.`, { file: folder, suggestion: 'Name a folder that is not there yet.' });
}

/** Writes the tables of a report into a new folder, all of them or none. Throws a Failure (TW203, TW501, TW50x). */
export async function writeCsv(folder: string, told: Told): Promise<void> {
  await refuseOldFolder(folder);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await mkdir(partial);
    for (const { name, text } of reportCsv(told)) await writeWhole(join(partial, name), text);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (isSystemError(error)) throw systemFailure(error, folder, 'write');
    throw error;
  }
}
