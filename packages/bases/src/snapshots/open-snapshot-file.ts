import { type FileHandle, open } from 'node:fs/promises';
import type { CompiledProgram } from '@tierwright/engine';
import type { Outcome } from '@tierwright/program';
import { answering, readSnapshot, type Snapshot, type SnapshotMaking, type SnapshotQuestion } from '@tierwright/simulation';
import type { BaseWatch } from '../base.ts';
import type { BaseCode } from '../problems/base-codes.ts';
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
    const whole = await read(path, file, { at: 0, bytes: size });
    return opened(path, file, whole.made, [{ at: 0, bytes: size, partners: whole.count }], whole);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** `whole` is the one shard that was read to open it: given once, then forgotten. */
function opened(path: string, file: FileHandle, made: SnapshotMaking, parts: readonly SnapshotPart[], whole?: Snapshot): SnapshotFile {
  let waiting = whole;
  const shard: SnapshotFile['shard'] = async (place, asked) => {
    const part = parts[place];
    if (!part) throw new Error(`${path} has ${parts.length} shards, none at ${place}`);
    const found = waiting ?? (await read(path, file, part));
    waiting = undefined;
    return asked ? answer(path, found, asked) : found;
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

async function read(path: string, file: FileHandle, { at, bytes }: Pick<SnapshotPart, 'at' | 'bytes'>): Promise<Snapshot> {
  return taken('BASE152', path, await readSnapshot(await readAt(file, at, bytes)));
}

const answer = (path: string, shard: Snapshot, { versions, days }: AskedOfSnapshot): Snapshot =>
  taken('BASE154', path, answering(shard, versions, { ...days, base: shard.made.base }));

function taken(code: BaseCode, path: string, outcome: Outcome<Snapshot>): Snapshot {
  if (outcome.ok) return outcome.value;
  const [problem] = outcome.problems;
  const message = `${path} cannot be used: ${problem?.message ?? ''} (${problem?.code ?? ''})`;
  throw new BaseRefused(code, message, { file: path, causes: outcome.problems });
}
