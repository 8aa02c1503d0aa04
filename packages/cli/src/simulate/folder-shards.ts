import type { PartnerData } from '@tierwright/facts';
import { type Snapshot, SnapshotBuilder, type SnapshotQuestion, type Versions } from '@tierwright/simulation';
import type { BaseFolder } from '../base/open-base.ts';
import { readPartners } from '../base/read-partners.ts';
import type { BaseSource } from './base-source.ts';
import { ownTurns } from './own-turns.ts';

interface Asked {
  readonly question: Omit<SnapshotQuestion, 'base'>;
  /** Ids of partners that are to be found. */
  readonly wanted: Iterable<string>;
  /** Partners that are put into columns at once. */
  readonly shard: number;
  readonly signal: AbortSignal;
}

/** A base in files as shards, read once; while they are read those who are wanted are put aside. */
export class FolderShards implements BaseSource {
  readonly #base: BaseFolder;
  readonly #versions: readonly [Versions['baseline'], Versions['candidate']];
  readonly #asked: Asked;
  readonly #wanted: ReadonlySet<string>;
  readonly found = new Map<string, PartnerData>();
  readonly hasRecords = true;
  #hash = '';

  constructor(base: BaseFolder, { baseline, candidate }: Versions, asked: Asked) {
    this.#base = base;
    this.#versions = [baseline, candidate];
    this.#asked = asked;
    this.#wanted = new Set(asked.wanted);
  }

  /** SHA-256 of what was read; when all of it was. */
  get hash(): string {
    return this.#hash;
  }

  /** Throws a Failure. */
  async *read(): AsyncGenerator<Snapshot> {
    const { question, signal, shard } = this.#asked;
    const newBuilder = () => new SnapshotBuilder(this.#versions, { base: '', ...question });
    const pause = ownTurns();
    let builder = newBuilder();
    const reading = readPartners(this.#base, { versions: this.#versions, signal });
    let next = await reading.next();
    for (; !next.done; next = await reading.next()) {
      for (const { partner } of next.value) {
        builder.add(partner);
        if (this.#wanted.has(partner.id)) this.found.set(partner.id, partner);
        await pause();
        signal.throwIfAborted();
        if (builder.count < shard) continue;
        yield builder.finish();
        builder = newBuilder();
      }
    }
    this.#hash = next.value;
    yield builder.finish();
  }
}
