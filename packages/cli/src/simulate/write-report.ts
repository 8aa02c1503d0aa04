import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ChangedPartner, changesHead, changesLines, reportCsv, reportHtml, type Told } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';
import { writeWhole } from '../files/write-whole.ts';

export const writeHtml = (file: string, told: Told): Promise<void> => writeWhole(file, reportHtml(told));

/** Said before a base is decided for nothing. Throws a Failure (TW501). */
export async function refuseOldFolder(folder: string): Promise<void> {
  if (!(await stat(folder).catch(() => undefined))) return;
  throw new Failure('TW501', `${folder} is there already.`, { file: folder, suggestion: 'Name a folder that is not there yet.' });
}

/** Every partner whose tier changes, many at a time. */
export type EveryChange = AsyncIterable<readonly ChangedPartner[]>;

async function writeChanges(file: string, told: Told, every: EveryChange): Promise<void> {
  const opened = await open(file, 'wx');
  try {
    // All of it, or an error: a single write may end in the middle where the disk is full.
    await opened.appendFile(changesHead());
    for await (const changes of every) await opened.appendFile(changesLines(told, changes));
  } finally {
    await opened.close();
  }
}

/**
 * Writes the tables of a report into a new folder, all of them or none; `changes.csv` from `every` where the report does not
 * list everyone. Throws a Failure (TW203, TW501, TW50x).
 */
export async function writeCsv(folder: string, told: Told, every: EveryChange): Promise<void> {
  const { changed, listed } = told.report.changes;
  await refuseOldFolder(folder);
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await mkdir(partial);
    for (const { name, text } of reportCsv(told)) await writeFile(join(partial, name), text);
    if (listed < changed) {
      const file = join(partial, 'changes.csv');
      await rm(file);
      await writeChanges(file, told, every);
    }
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (isSystemError(error)) throw systemFailure(error, folder, 'write');
    throw error;
  }
}
