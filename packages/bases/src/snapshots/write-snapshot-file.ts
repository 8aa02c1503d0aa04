import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { type Snapshot, type SnapshotMaking, writeSnapshot } from '@tierwright/simulation';
import type { BaseWatch } from '../base.ts';
import { PARTS_MARK, type PartsIndex, type SnapshotPart } from './parts-index.ts';

/** What was written. */
export interface WrittenSnapshot {
  readonly partners: number;
  readonly shards: number;
  readonly bytes: number;
}

/**
 * Writes shards into one file as they come, the file whole or not at all: under another name first, beside its place. One shard
 * alone is an Arrow file; several are Arrow files one after the other, with an index at the end. Throws what reading the
 * shards throws, errors of the system, and the reason of a cancellation; then nothing is left of it.
 */
export async function writeSnapshotFile(
  path: string,
  shards: Iterable<Snapshot> | AsyncIterable<Snapshot>,
  { signal }: Pick<BaseWatch, 'signal'> = {},
): Promise<WrittenSnapshot> {
  const partial = `${path}.partial-${process.pid}`;
  let file: FileHandle | undefined;
  try {
    file = await open(partial, 'w');
    const written = await writeParts(file, shards, signal);
    await file.sync();
    await file.close();
    await rename(partial, path);
    return written;
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function writeParts(
  file: FileHandle,
  shards: Iterable<Snapshot> | AsyncIterable<Snapshot>,
  signal: AbortSignal | undefined,
): Promise<WrittenSnapshot> {
  const parts: SnapshotPart[] = [];
  let made: SnapshotMaking | undefined;
  let bytes = 0;
  let partners = 0;
  for await (const shard of shards) {
    signal?.throwIfAborted();
    const written = await writeSnapshot(shard);
    signal?.throwIfAborted();
    await file.appendFile(written);
    parts.push({ at: bytes, bytes: written.length, partners: shard.count });
    made ??= shard.made;
    bytes += written.length;
    partners += shard.count;
  }
  if (!made) throw new Error('a snapshot has a shard, if only one without partners');
  if (parts.length > 1) {
    const index = Buffer.from(JSON.stringify({ made, parts } satisfies PartsIndex));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(index.length);
    await file.appendFile(Buffer.concat([index, length, PARTS_MARK]));
    bytes += index.length + length.length + PARTS_MARK.length;
  }
  return { partners, shards: parts.length, bytes };
}
