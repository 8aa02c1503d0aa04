import { type FileHandle, open } from 'node:fs/promises';
import { type CompiledProgram, ENGINE_VERSION } from '@tierwright/engine';
import { openSnapshot, readSnapshot, type Snapshot, type SnapshotMaking, type SnapshotQuestion } from '@tierwright/simulation';
import type { BaseWatch } from '../base.ts';
import { BaseRefused } from '../problems/base-refused.ts';
import { readAt, readEnd, type SnapshotPart } from './parts-index.ts';

/** What a snapshot is to answer. */
export interface AskedOfSnapshot {
  readonly versions: readonly CompiledProgram[];
  readonly days: Omit<SnapshotQuestion, 'base'>;
}

/** A snapshot on disk: its shards are read when they are asked for, and nothing of them is kept. */
export interface SnapshotFile {
  readonly path: string;
  readonly made: SnapshotMaking;
  readonly partners: number;
  /** How many there are. */
  readonly shards: number;
  /** A shard by its place, from 0; with `asked` one that answers it. Throws BaseRefused (BASE152, BASE154). */
  shard(place: number, asked?: AskedOfSnapshot): Promise<Snapshot>;
  /** All shards, one after the other; `progress` in bytes. Throws BaseRefused, or the reason of a cancellation. */
  all(watch?: BaseWatch, asked?: AskedOfSnapshot): AsyncGenerator<Snapshot>;
  close(): Promise<void>;
}

/** Opens a snapshot. Throws BaseRefused (BASE151, BASE152), errors of the system as they are. */
export async function openSnapshotFile(path: string): Promise<SnapshotFile> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const end = await readEnd(file, size);
    if (end === 'neither') throw new BaseRefused('BASE151', `${path} is no snapshot, or it is cut off.`, { file: path });
    if (end !== 'arrow') return opened(path, file, end.made, end.parts);
    // One shard alone: what it was made for stands in it.
    const { made, count } = await read(path, file, { at: 0, bytes: size });
    return opened(path, file, made, [{ at: 0, bytes: size, partners: count }]);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function opened(path: string, file: FileHandle, made: SnapshotMaking, parts: readonly SnapshotPart[]): SnapshotFile {
  const shard: SnapshotFile['shard'] = async (place, asked) => {
    const part = parts[place];
    if (!part) throw new Error(`${path} has ${parts.length} shards, none at ${place}`);
    return await read(path, file, part, asked && { ...asked, base: made.base });
  };
  return {
    ...{ path, made, shards: parts.length, shard },
    partners: parts.reduce((sum, { partners }) => sum + partners, 0),
    async *all({ signal, progress } = {}, asked) {
      const of = parts.reduce((sum, part) => sum + part.bytes, 0);
      let bytes = 0;
      for (const [place, part] of parts.entries()) {
        signal?.throwIfAborted();
        yield await shard(place, asked);
        bytes += part.bytes;
        progress?.({ bytes, of });
      }
    },
    close: () => file.close(),
  };
}

async function read(
  path: string,
  file: FileHandle,
  { at, bytes }: Pick<SnapshotPart, 'at' | 'bytes'>,
  asked?: AskedOfSnapshot & { readonly base: string },
): Promise<Snapshot> {
  const part = await readAt(file, at, bytes);
  const outcome = asked ? await openSnapshot(part, asked.versions, { ...asked.days, base: asked.base }) : await readSnapshot(part);
  if (outcome.ok) return outcome.value;
  const isWhole = asked !== undefined && (await readSnapshot(part)).ok;
  const [problem] = outcome.problems;
  const message = `${path} cannot be used: ${problem?.message ?? ''} (${problem?.code ?? ''})`;
  throw new BaseRefused(isWhole ? 'BASE154' : 'BASE152', message, { file: path, causes: outcome.problems });
}

/** For `shardsOfBase`: the shards of an older snapshot of the same base for the same days, whatever versions it was made for. */
export function reuseOf(file: SnapshotFile): (shard: number, question: SnapshotQuestion) => Promise<Snapshot | undefined> {
  const keys = ['base', 'asOf', 'from', 'parametersAsOf', 'asKnownOn'] as const;
  return async (shard, question) =>
    shard < file.shards && file.made.engine === ENGINE_VERSION && keys.every((key) => file.made[key] === question[key])
      ? await file.shard(shard)
      : undefined;
}
