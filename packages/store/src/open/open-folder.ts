import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isFull } from '../database/sql-error.ts';
import type { Store } from '../database/store.ts';
import { StoreRefused } from '../database/store-error.ts';
import { type FolderLock, lockFolder } from '../lock/folder-lock.ts';
import { openPglite } from './open-pglite.ts';
import { startPglite } from './start-pglite.ts';

/** The embedded database of a folder, which nobody else may have open. */
export async function openFolder(folder: string): Promise<Store> {
  const lock = await lockedFolder(folder);
  try {
    const database = await madeDatabase(folder);
    return await openPglite({ folder: database, mayWrite: lock.assertHeld, closed: lock.release });
  } catch (error) {
    await lock.release().catch(() => undefined);
    throw unusable(folder, error);
  }
}

async function lockedFolder(folder: string): Promise<FolderLock> {
  try {
    await mkdir(folder, { recursive: true });
    return await lockFolder(folder);
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** Made beside its place and moved there when it is whole, so a process killed meanwhile leaves nothing that will not open. */
async function madeDatabase(folder: string): Promise<string> {
  const database = join(folder, 'database');
  if (existsSync(database)) return database;
  const unfinished = join(folder, 'database.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  const made = await startPglite({ folder: unfinished });
  await made.close();
  await rename(unfinished, database);
  return database;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'it is read-only',
  // What Node says of a folder to be made below one that is read-only.
  ENOENT: 'it cannot be made there',
  ENOTDIR: 'a file is in its way',
  EEXIST: 'a file is in its way',
};

/** Errors of the file system as one sentence. */
function unusable(folder: string, error: unknown): unknown {
  if (error instanceof StoreRefused || !(error instanceof Error)) return error;
  if (isFull(error)) return new StoreRefused('STO104', `There is no room for ${folder}: free some space.`, { cause: error });
  const reason = 'code' in error && typeof error.code === 'string' ? REASONS[error.code] : undefined;
  return reason === undefined ? error : new StoreRefused('STO111', `${folder} cannot be used: ${reason}.`, { cause: error });
}
