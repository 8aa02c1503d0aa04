import { readFile } from 'node:fs/promises';
import type { CompiledProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import { openSnapshot, readSnapshot, type Snapshot, type SnapshotQuestion, writeSnapshot } from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';
import { isSystemError, systemFailure } from '../failures/system-failure.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { BaseSource } from './base-source.ts';

export const isSnapshotFile = (path: string): boolean => path.endsWith('.arrow');

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw isSystemError(error) ? systemFailure(error, file, 'read') : error;
  }
}

/** A base as a file of columns, made before by `--save-snapshot`. */
export class SnapshotFile implements BaseSource {
  readonly #snapshot: Snapshot;
  readonly found: ReadonlyMap<string, PartnerData> = new Map();
  readonly hasRecords = false;

  private constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** The day that it was made for. Throws a Failure (TW2xx, TW407). */
  static async dayOf(file: string): Promise<string> {
    const read = await readSnapshot(await bytesOf(file));
    if (!read.ok) throw unusable(file, read.problems);
    return read.value.made.asOf;
  }

  /** Opens it for a question about two versions. Throws a Failure (TW2xx, TW407). */
  static async open(file: string, versions: readonly CompiledProgram[], days: Omit<SnapshotQuestion, 'base'>): Promise<SnapshotFile> {
    const bytes = await bytesOf(file);
    const read = await readSnapshot(bytes);
    const opened = read.ok ? await openSnapshot(bytes, versions, { ...days, base: read.value.made.base }) : read;
    if (!opened.ok) throw unusable(file, opened.problems);
    return new SnapshotFile(opened.value);
  }

  get hash(): string {
    return this.#snapshot.made.base;
  }

  async *read(): AsyncGenerator<Snapshot> {
    yield this.#snapshot;
  }
}

const unusable = (file: string, problems: readonly Problem[]) =>
  new Failure('TW407', `${file} cannot be used: ${problems[0]?.message ?? ''}`, { file, problems });

/** Keeps a snapshot as a file, whole or not at all. */
export async function saveSnapshot(file: string, snapshot: Snapshot): Promise<void> {
  await writeWhole(file, await writeSnapshot(snapshot));
}
