import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BaseReading, BaseWatch, PartnerBatches } from './base.ts';
import { type DescribedBase, describedBase, FILES_FORMAT } from './description/described-base.ts';
import { hashDescribed, readDescribed } from './description/read-described.ts';
import {
  BASE_FORMAT,
  MANIFEST_FILE,
  MAX_MANIFEST_BYTES,
  type Manifest,
  PARTNERS_FILE,
  readManifest,
  readMembers,
} from './folder/manifest.ts';
import { hashPartnerLines, type PartnerLines, readPartnerLines } from './folder/read-partner-lines.ts';
import { BaseRefused } from './problems/base-refused.ts';

/** A base of partners on disk. */
export interface OpenBase {
  /** As it was named. */
  readonly path: string;
  /** Where its partners stand. */
  readonly partnersFile: string;
  /** What its base.json says; nothing for a file of partners that was named itself. */
  readonly manifest: Manifest | DescribedBase | undefined;
  /** SHA-256, in hex, of all that its partners are made of: the same that reading it tells at the end. */
  hash(watch?: Pick<BaseWatch, 'signal'>): Promise<string>;
  /** Reads it from its beginning. Throws BaseRefused, errors of the system as they are, or the reason of a cancellation. */
  read(reading?: BaseReading): PartnerBatches;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );

async function readWhole(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MAX_MANIFEST_BYTES) throw new BaseRefused('BASE102', `${path} has more than 16 MB.`, { file: path });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const linesOfPartners = (file: PartnerLines): Pick<OpenBase, 'hash' | 'read'> => ({
  hash: (watch) => hashPartnerLines(file, watch),
  read: (reading) => readPartnerLines(file, reading),
});

/** Opens a folder with base.json, or a file with a partner a line. Throws BaseRefused (BASE101 to BASE106), errors of the system as they are. */
export async function openBase(path: string): Promise<OpenBase> {
  const status = await stat(path);
  if (!status.isDirectory()) {
    if (!/\.(ndjson|jsonl)$/i.test(path))
      throw new BaseRefused('BASE101', `${path} is no base: name a folder with ${MANIFEST_FILE}, or a file .ndjson.`, { file: path });
    return { path, partnersFile: path, manifest: undefined, ...linesOfPartners({ partnersFile: path }) };
  }
  const file = join(path, MANIFEST_FILE);
  if (!(await isThere(file)))
    throw new BaseRefused('BASE101', `${path} is not a base of partners: it has no ${MANIFEST_FILE}.`, { file: path });
  const members = readMembers(file, await readWhole(file));
  if (members.format === FILES_FORMAT) {
    const manifest = describedBase(file, members);
    return {
      ...{ path, partnersFile: join(path, manifest.partners.file), manifest },
      hash: (watch) => hashDescribed(path, manifest, watch),
      read: (reading) => readDescribed(path, manifest, reading),
    };
  }
  if (members.format !== BASE_FORMAT) {
    const shown = JSON.stringify(members.format) ?? 'absent';
    throw new BaseRefused('BASE102', `${file}: format must be "${BASE_FORMAT}" or "${FILES_FORMAT}", not ${shown}.`, { file });
  }
  const manifest = readManifest(file, members);
  const partnersFile = join(path, PARTNERS_FILE);
  if (!(await isThere(partnersFile)))
    throw new BaseRefused('BASE101', `${path} is not a base of partners: it has no ${PARTNERS_FILE}.`, { file: path });
  return { path, partnersFile, manifest, ...linesOfPartners({ partnersFile, size: manifest.size, shared: manifest }) };
}
