import { ownTurns } from '@tierwright/bases';
import type { PartnerData } from '@tierwright/facts';
import {
  type ImpactPart,
  runImpact,
  type Snapshot,
  SnapshotBuilder,
  type SnapshotQuestion,
  type Versions,
  type Watch,
} from '@tierwright/simulation';
import type { BaseFolder } from '../base/open-base.ts';
import { readPartners } from '../base/read-partners.ts';
import type { BaseSource } from './base-source.ts';

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
  #hash = '';

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

  /** Throws a Failure. */
  async decided(watch: Watch): Promise<ImpactPart> {
    return await runImpact(this.#read(), this.#versions, watch);
  }

  /** What it was read from is known when all of it was read. */
  again(): Snapshot[] {
    return this.#kept.map((shard) => ({ ...shard, made: { ...shard.made, base: this.#hash } }));
  }

  async close(): Promise<void> {}

  async *#read(): AsyncGenerator<Snapshot> {
    const { question, signal, shard, isKept, each } = this.#asked;
    const versions = [this.#versions.baseline, this.#versions.candidate];
    const newBuilder = () => new SnapshotBuilder(versions, { base: '', ...question });
    const finished = () => {
      const snapshot = builder.finish();
      if (isKept) this.#kept.push(snapshot);
      return snapshot;
    };
    const pause = ownTurns();
    let builder = newBuilder();
    const reading = readPartners(this.#base, { versions, signal });
    let next = await reading.next();
    for (; !next.done; next = await reading.next()) {
      for (const { partner } of next.value) {
        builder.add(partner);
        each(partner);
        if (this.#wanted.has(partner.id)) this.found.set(partner.id, partner);
        await pause();
        signal.throwIfAborted();
        if (builder.count < shard) continue;
        yield finished();
        builder = newBuilder();
      }
    }
    this.#hash = next.value;
    yield finished();
  }
}
