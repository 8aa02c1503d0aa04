import { type AskedOfSnapshot, BaseRefused, type SnapshotFile as OpenedFile, openSnapshotFile, writeSnapshotFile } from '@tierwright/bases';
import type { PartnerData } from '@tierwright/facts';
import type { Snapshot } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';
import type { BaseSource } from './base-source.ts';

export const isSnapshotFile = (path: string): boolean => path.endsWith('.arrow');

function failure(file: string, error: unknown, doing: 'read' | 'write' = 'read'): unknown {
  if (error instanceof BaseRefused) return new Failure('TW407', error.message, { file, problems: error.causes });
  return isSystemError(error) ? systemFailure(error, file, doing) : error;
}

async function opened(file: string): Promise<OpenedFile> {
  try {
    return await openSnapshotFile(file);
  } catch (error) {
    throw failure(file, error);
  }
}

/** A base as a file of columns, made before by `--save-snapshot`: its shards are read one after the other. */
export class SnapshotFile implements BaseSource {
  readonly #path: string;
  readonly #asked: AskedOfSnapshot;
  readonly found: ReadonlyMap<string, PartnerData> = new Map();
  readonly hasRecords = false;
  #hash = '';

  /** For a question about two versions. */
  constructor(path: string, asked: AskedOfSnapshot) {
    this.#path = path;
    this.#asked = asked;
  }

  /** The day that it was made for. Throws a Failure (TW2xx, TW407). */
  static async dayOf(path: string): Promise<string> {
    const file = await opened(path);
    await file.close();
    return file.made.asOf;
  }

  get hash(): string {
    return this.#hash;
  }

  /** Throws a Failure (TW2xx, TW407). */
  async *read(): AsyncGenerator<Snapshot> {
    const file = await opened(this.#path);
    this.#hash = file.made.base;
    try {
      yield* file.all({}, this.#asked);
    } catch (error) {
      throw failure(this.#path, error);
    } finally {
      await file.close();
    }
  }
}

/** Keeps a snapshot as a file, whole or not at all. */
export async function saveSnapshot(file: string, shards: readonly Snapshot[]): Promise<void> {
  try {
    await writeSnapshotFile(file, shards);
  } catch (error) {
    throw failure(file, error, 'write');
  }
}
