import { stat } from 'node:fs/promises';
import {
  type AskedOfSnapshot,
  BaseRefused,
  impactOfFile,
  OlderSnapshot,
  type SnapshotFile as OpenedFile,
  openSnapshotFile,
  writeSnapshotFile,
} from '@tierwright/bases';
import type { PartnerData } from '@tierwright/facts';
import type { ImpactPart, Shards, Snapshot, SnapshotQuestion, VersionDocument, Watch } from '@tierwright/simulation';
import { compiledOf } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';
import type { BaseSource } from './base-source.ts';

export const isSnapshotFile = (path: string): boolean => path.endsWith('.arrow');

function failure(file: string, error: unknown, doing: 'read' | 'write' = 'read'): unknown {
  if (error instanceof BaseRefused) return new Failure('TW407', error.message, { file, problems: error.causes });
  return isSystemError(error) ? systemFailure(error, file, doing) : error;
}

async function trying<T>(file: string, work: () => Promise<T>, doing?: 'write'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failure(file, error, doing);
  }
}

/** Opens a snapshot, which is to be closed. Throws a Failure (TW2xx, TW407). */
export const openSnapshot = (path: string): Promise<OpenedFile> => trying(path, () => openSnapshotFile(path));

/**
 * The snapshot that stands where one is to be saved, for a question, or why none can be used; nothing where no file is. Throws a
 * Failure (TW2xx).
 */
export async function olderSnapshot(
  path: string,
  question: () => Promise<SnapshotQuestion | string>,
  signal: AbortSignal,
): Promise<OlderSnapshot | undefined> {
  const status = await stat(path).catch(() => undefined);
  if (status === undefined) return undefined;
  const asked = await question();
  if (typeof asked === 'string') return OlderSnapshot.of(asked);
  return await trying(path, () => OlderSnapshot.open(path, asked, signal));
}

interface Asked {
  readonly baseline: VersionDocument;
  readonly candidate: VersionDocument;
  readonly days: AskedOfSnapshot['days'];
}

/** A base as a file of columns, made before by `--save-snapshot`: decided shard by shard, in threads where it is large. */
export class SnapshotSource implements BaseSource {
  readonly #file: OpenedFile;
  readonly #asked: Asked;
  readonly found: ReadonlyMap<string, PartnerData> = new Map();

  constructor(file: OpenedFile, asked: Asked) {
    this.#file = file;
    this.#asked = asked;
  }

  get hash(): string {
    return this.#file.made.base;
  }

  /** Throws a Failure (TW2xx, TW407). */
  decided({ signal, progress }: Watch & { readonly signal: AbortSignal }): Promise<ImpactPart> {
    const watch = { signal, ...(progress === undefined ? {} : { progress }) };
    return trying(this.#file.path, () => impactOfFile(this.#file, { ...this.#asked, ...watch }));
  }

  again(): Shards {
    const { baseline, candidate, days } = this.#asked;
    return this.#file.all({}, { versions: [compiledOf(baseline), compiledOf(candidate)], days });
  }
}

/** Keeps a snapshot as a file, whole or not at all. Throws a Failure. */
export async function saveSnapshot(file: string, shards: Iterable<Snapshot> | AsyncIterable<Snapshot>): Promise<void> {
  await trying(file, () => writeSnapshotFile(file, shards), 'write');
}
