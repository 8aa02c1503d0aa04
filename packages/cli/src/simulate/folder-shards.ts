import { type OlderSnapshot, ownTurns, type ReuseTold, shardsOfBase } from '@tierwright/bases';
import type { PartnerData } from '@tierwright/facts';
import {
  type ImpactPart,
  NOT_READ,
  named,
  runImpact,
  type Snapshot,
  type SnapshotQuestion,
  type Versions,
  type Watch,
} from '@tierwright/simulation';
import { baseFailure } from '../base/base-failure.ts';
import type { BaseFolder } from '../base/open-base.ts';
import type { BaseSource } from './base-source.ts';
import { olderSnapshot } from './snapshot-file.ts';

interface Asked {
  readonly question: Omit<SnapshotQuestion, 'base'>;
  /** Ids of partners that are to be found. */
  readonly wanted: Iterable<string>;
  /** Called with each partner that is read. */
  readonly each: (partner: PartnerData) => void;
  /** Partners that are put into columns at once. */
  readonly shard: number;
  /** Whether shards are asked for again. */
  readonly isKept: boolean;
  /** A file with a snapshot that may be of the same base. */
  readonly older?: string;
  readonly signal: AbortSignal;
}

/** A base in files as shards, read once; while they are read those who are wanted are put aside. */
export class FolderShards implements BaseSource {
  readonly #base: BaseFolder;
  readonly #versions: Versions;
  readonly #kept: Snapshot[] = [];
  readonly #asked: Asked;
  readonly #wanted: ReadonlySet<string>;
  readonly found = new Map<string, PartnerData>();
  #hash = NOT_READ;
  #reused: ReuseTold | undefined;

  constructor(base: BaseFolder, versions: Versions, asked: Asked) {
    this.#base = base;
    this.#versions = versions;
    this.#asked = asked;
    this.#wanted = new Set(asked.wanted);
  }

  /** SHA-256 of what was read; when all of it was. */
  get hash(): string {
    return this.#hash;
  }

  /** What came of the older snapshot, where there is one; when all was read. */
  get reused(): ReuseTold | undefined {
    return this.#reused;
  }

  /** Throws a Failure. */
  async decided(watch: Watch): Promise<ImpactPart> {
    const { older: path, question: days, signal } = this.#asked;
    const question = async () => {
      // What is left out hangs on the versions that find it wrong.
      if (this.#base.rows === 'valid') return 'rows that are wrong are left out.';
      return { ...days, base: await this.#named() };
    };
    const older = path === undefined ? undefined : await olderSnapshot(path, question, signal);
    try {
      const part = await runImpact(this.#keeping(this.#read(older)), this.#versions, watch);
      this.#reused = older?.told();
      return part;
    } finally {
      await older?.close();
    }
  }

  /** What it was read from is known when all of it was read. */
  again(): Snapshot[] {
    return this.#kept.map((shard) => named(shard, this.#hash));
  }

  /** The hash of the base before it is read for its partners: an older snapshot may be of another. */
  async #named(): Promise<string> {
    try {
      this.#hash = await this.#base.hash({ signal: this.#asked.signal });
      return this.#hash;
    } catch (error) {
      throw baseFailure(error, this.#base.folder);
    }
  }

  async *#read(older: OlderSnapshot | undefined): AsyncGenerator<Snapshot> {
    const { question, signal, shard, each } = this.#asked;
    const base = this.#base;
    try {
      const read = yield* shardsOfBase(
        { path: base.folder, read: base.read },
        {
          versions: [this.#versions.baseline, this.#versions.candidate],
          question: { ...question, base: this.#hash },
          rows: base.rows,
          seen: (partner) => {
            each(partner);
            if (this.#wanted.has(partner.id)) this.found.set(partner.id, partner);
          },
          pause: ownTurns(),
          ...{ shard, signal },
          ...(older ? { older } : {}),
        },
      );
      this.#hash = read.hash;
      base.leftOut = read.wrongRows;
    } catch (error) {
      throw baseFailure(error, base.folder);
    }
  }

  async *#keeping(shards: AsyncIterable<Snapshot>): AsyncGenerator<Snapshot> {
    for await (const shard of shards) {
      if (this.#asked.isKept) this.#kept.push(shard);
      yield shard;
    }
  }
}
