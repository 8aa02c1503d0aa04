import type { CompiledProgram } from '@tierwright/engine';
import { fits, type OlderShards, readingKey, type Snapshot, type SnapshotQuestion, type TakenOver, textAt } from '@tierwright/simulation';
import type { Trusted } from '../base.ts';
import { BaseRefused } from '../problems/base-refused.ts';
import { openSnapshotFile, type SnapshotFile } from './open-snapshot-file.ts';

/** What came of an older snapshot. */
export interface ReuseTold {
  /** Columns that were taken over, one for each fact however many groups it has, and all columns that there are. */
  readonly columns: number;
  readonly of: number;
  /** Partners that can be decided, and those of them for whom columns were taken over. */
  readonly partners: number;
  readonly found: number;
  /** Why nothing was. */
  readonly why?: string;
}

/** An older snapshot, of which a newer one takes over the columns that it has already. It is to be closed. */
export class OlderSnapshot implements OlderShards {
  readonly #file: SnapshotFile | undefined;
  readonly #why: string | undefined;
  readonly #ids: ReadonlySet<string>;
  #columns = 0;
  #of = 0;
  #partners = 0;
  #found = 0;

  private constructor({ file, ids = new Set(), why }: { file?: SnapshotFile; ids?: ReadonlySet<string>; why?: string }) {
    this.#file = file;
    this.#ids = ids;
    this.#why = why;
  }

  /**
   * Opens a file for a question. Of one that is no snapshot, damaged anywhere, of another base or for other days nothing will be
   * taken over, and `told` says why. Throws errors of the system as they are, or the reason of a cancellation.
   */
  static async open(path: string, question: SnapshotQuestion, signal?: AbortSignal): Promise<OlderSnapshot> {
    let file: SnapshotFile | undefined;
    try {
      file = await openSnapshotFile(path);
      const [unfit] = fits(file.made, [], question);
      if (unfit === undefined) {
        // All of it first: where one shard is damaged none is trusted.
        const ids = new Set<string>();
        for await (const shard of file.all(signal ? { signal } : {}))
          for (let place = 0; place < shard.count; place += 1) ids.add(textAt(shard.ids, place));
        return new OlderSnapshot({ file, ids });
      }
      await file.close();
      return OlderSnapshot.of(`${unfit.message} (${unfit.code})`);
    } catch (error) {
      await file?.close();
      if (error instanceof BaseRefused) return OlderSnapshot.of(`${error.message} (${error.code})`);
      throw error;
    }
  }

  /** One of which nothing is taken over. */
  static of(why: string): OlderSnapshot {
    return new OlderSnapshot({ why });
  }

  /** Of whom versions find nothing wrong now that they, or others that read them alike, found nothing wrong with then. */
  trusted(versions: readonly CompiledProgram[]): Trusted {
    const readings = this.#file?.made.readings ?? [];
    return { versions: new Set(versions.filter((compiled) => readings.includes(readingKey(compiled)))), has: (id) => this.#ids.has(id) };
  }

  async shard(place: number): Promise<Snapshot | undefined> {
    return this.#file && place < this.#file.shards ? await this.#file.shard(place) : undefined;
  }

  took({ keys, partners, snapshot: { made, count } }: TakenOver): void {
    this.#columns = Math.max(this.#columns, keys.size);
    this.#of = made.keys.length;
    this.#found += partners;
    this.#partners += count;
  }

  told(): ReuseTold {
    const [partners, found] = [this.#partners, this.#found];
    const why = this.#why === undefined ? {} : { why: this.#why };
    return { columns: found === 0 ? 0 : this.#columns, of: this.#of, partners, found, ...why };
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}
