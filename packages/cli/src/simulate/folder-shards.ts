import type { PartnerData } from '@tierwright/facts';
import { type Snapshot, SnapshotBuilder, type SnapshotQuestion, type Versions } from '@tierwright/simulation';
import type { BaseFolder } from '../base/open-base.ts';
import { readPartners } from '../base/read-partners.ts';
import { ownTurns } from './own-turns.ts';

/** Partners that are put into columns at once. */
const SHARD = 10_000;

interface Asked {
  readonly question: Omit<SnapshotQuestion, 'base'>;
  /** Ids of partners that are to be found. */
  readonly wanted: readonly string[];
  readonly signal: AbortSignal;
}

/** A base in files as shards, read once; while they are read those who are wanted are put aside. */
export class FolderShards {
  readonly #base: BaseFolder;
  readonly #versions: readonly [Versions['baseline'], Versions['candidate']];
  readonly #asked: Asked;
  readonly #missing: Set<string>;
  readonly found: PartnerData[] = [];
  #hash = '';

  constructor(base: BaseFolder, { baseline, candidate }: Versions, asked: Asked) {
    this.#base = base;
    this.#versions = [baseline, candidate];
    this.#asked = asked;
    this.#missing = new Set(asked.wanted);
  }

  /** SHA-256 of what was read; when all of it was. */
  get hash(): string {
    return this.#hash;
  }

  /** Of those who are wanted, who was not found. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** Throws a Failure. */
  async *read(): AsyncGenerator<Snapshot> {
    const { question, signal } = this.#asked;
    const newBuilder = () => new SnapshotBuilder(this.#versions, { base: '', ...question });
    const pause = ownTurns();
    let builder = newBuilder();
    const reading = readPartners(this.#base, { versions: this.#versions, signal });
    let next = await reading.next();
    for (; !next.done; next = await reading.next()) {
      for (const { partner } of next.value) {
        builder.add(partner);
        if (this.#missing.delete(partner.id)) this.found.push(partner);
        await pause();
        signal.throwIfAborted();
        if (builder.count < SHARD) continue;
        yield builder.finish();
        builder = newBuilder();
      }
    }
    this.#hash = next.value;
    yield builder.finish();
  }
}
