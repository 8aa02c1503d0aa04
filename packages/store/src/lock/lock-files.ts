import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Holder } from './process-identity.ts';

const NAME = /^lock-(\d{1,15})$/;

export const lockFile = (folder: string, generation: number): string => join(folder, `lock-${generation}`);

/** Generations of a folder's lock, the newest first: that one counts, the others are leftovers. */
export const generations = (folder: string): readonly number[] =>
  readdirSync(folder)
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a);

/** Nothing where it is not written yet, or gone again. */
export function readHolder(folder: string, generation: number): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lockFile(folder, generation), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** False: another process was quicker. */
export function createLock(folder: string, generation: number, holder: Holder): boolean {
  try {
    writeFileSync(lockFile(folder, generation), JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

export const removeLock = (folder: string, generation: number): void => rmSync(lockFile(folder, generation), { force: true });

/**
 * Ms since a lock was last written, by the clock of the folder's file system: a file written now is compared with it, since
 * clocks of machines differ. Nothing where the lock is gone.
 */
export function ageOf(folder: string, generation: number, id: string): number | undefined {
  const now = join(folder, `now-${id}`);
  try {
    writeFileSync(now, id);
    return statSync(now).mtimeMs - statSync(lockFile(folder, generation)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(now, { force: true });
  }
}
