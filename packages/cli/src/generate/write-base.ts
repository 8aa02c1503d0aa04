import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { MANIFEST_FILE, PARTNERS_FILE } from '@tierwright/bases';
import type { Base } from '@tierwright/sample-data';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';
import { writeWhole } from '../files/write-whole.ts';

const OURS = new Set([MANIFEST_FILE, PARTNERS_FILE]);
const PARTIAL = '.tierwright-partial-';
const BATCH = 1 << 18;

/** Refuses a folder that holds anything; with `overwrite`, anything but a base. Returns what a run that was killed left there. */
async function checkTarget(folder: string, overwrite: boolean): Promise<string[]> {
  const status = await stat(folder).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!status) return [];
  if (!status.isDirectory()) throw new Failure('TW207', `${folder} is a file; a base is written to a folder.`, { file: folder });
  const all = await readdir(folder);
  const leftovers = all.filter((name) => name.startsWith(PARTIAL));
  const names = all.filter((name) => !leftovers.includes(name));
  const paths = leftovers.map((name) => join(folder, name));
  if (names.length === 0) return paths;
  if (!overwrite) throw new Failure('TW501', `${folder} is not empty.`, { file: folder });
  const foreign = names.find((name) => !OURS.has(name));
  if (foreign !== undefined) {
    throw new Failure('TW501', `${folder} holds ${foreign}, which is no part of a base; --force overwrites nothing but bases.`, {
      file: folder,
    });
  }
  return paths;
}

/** Removes what is half-written when the process is told to end. */
function removedOnSignal(paths: readonly string[]): () => void {
  const stop = (signal: NodeJS.Signals) => {
    void removeAll(paths).finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}

const removeAll = (paths: readonly string[]) => Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));

async function writePartners({ partners }: Base, file: string, progress: (done: number) => void): Promise<void> {
  const stream = createWriteStream(file);
  const ended = finished(stream);
  // Looked at below; a failure must not count as unhandled before that.
  ended.catch(() => {});
  let batch = '';
  let done = 0;
  for (const partner of partners) {
    batch += `${JSON.stringify(partner)}\n`;
    done += 1;
    if (batch.length < BATCH) continue;
    if (stream.destroyed) break;
    if (!stream.write(batch)) await Promise.race([once(stream, 'drain'), ended]);
    batch = '';
    progress(done);
    // Signals are heard between batches only.
    await new Promise((resume) => setImmediate(resume));
  }
  if (!stream.destroyed) stream.end(batch);
  await ended;
}

/** Writes a base into a folder whole or not at all. Throws a Failure (TW203, TW207, TW50x). */
export async function writeBase(base: Base, folder: string, overwrite: boolean, progress: (done: number) => void): Promise<void> {
  let unwanted: string[] = [];
  try {
    const leftovers = await checkTarget(folder, overwrite);
    // The outermost folder that had to be made goes again if the base does not come about.
    const made = await mkdir(folder, { recursive: true });
    unwanted = made === undefined ? [] : [made];
    const partial = await mkdtemp(join(folder, PARTIAL));
    unwanted.push(partial);
    const release = removedOnSignal(unwanted);
    try {
      await writePartners(base, join(partial, PARTNERS_FILE), progress);
      await writeWhole(join(partial, MANIFEST_FILE), `${JSON.stringify(base.manifest, null, 2)}\n`);
      // Without its manifest a folder is no base, so the old one goes first and the new one comes last.
      await rm(join(folder, MANIFEST_FILE), { force: true });
      await rename(join(partial, PARTNERS_FILE), join(folder, PARTNERS_FILE));
      await rename(join(partial, MANIFEST_FILE), join(folder, MANIFEST_FILE));
      unwanted = [partial, ...leftovers];
    } finally {
      release();
    }
  } catch (error) {
    if (isSystemError(error)) throw systemFailure(error, folder, 'write');
    throw error;
  } finally {
    await removeAll(unwanted);
  }
}
