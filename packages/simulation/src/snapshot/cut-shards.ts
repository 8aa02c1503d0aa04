import type { CompiledProgram } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { FactKey } from './fact-keys.ts';
import type { Snapshot, SnapshotQuestion } from './snapshot.ts';
import { SnapshotBuilder } from './snapshot-builder.ts';

/** Of a base that has no name until all of it is read; `named` gives it one. */
export const NOT_READ = '';

/** What a shard took over from an older snapshot. */
export interface TakenOver {
  /** Facts whose columns were taken over. */
  readonly keys: ReadonlySet<FactKey>;
  /** Partners for whom they were; for the others everything was made. */
  readonly partners: number;
  readonly snapshot: Snapshot;
}

/** An older snapshot of the same partners for the same question, shard by shard. */
export interface OlderShards {
  /** The shard at a place; nothing where there is none to be used. */
  shard(place: number): Promise<Snapshot | undefined>;
  /** Told of each shard that was made. */
  took(taken: TakenOver): void;
}

export interface Cut {
  readonly versions: readonly CompiledProgram[];
  readonly question: SnapshotQuestion;
  /** Partners of a shard, with those who cannot be decided: where shards end hangs on no version. */
  readonly shard: number;
  /** What it has is not reckoned again. */
  readonly older?: OlderShards;
  /** Told each partner as it comes. */
  readonly seen?: (partner: PartnerData) => void;
  /** Lets others have a turn, after each partner. */
  readonly pause?: () => Promise<void> | undefined;
  readonly signal?: AbortSignal;
}

/** Partners as columns, shard by shard, as they come; of nobody one shard. Throws the reason of a cancellation. */
export async function* cutShards(partners: AsyncIterable<Iterable<{ readonly partner: PartnerData }>>, cut: Cut): AsyncGenerator<Snapshot> {
  const { versions, question, shard, older, seen, pause, signal } = cut;
  const begun = async (place: number) => new SnapshotBuilder(versions, question, await older?.shard(place));
  const finished = (): Snapshot => {
    const snapshot = builder.finish();
    older?.took({ ...builder.takenOver, snapshot });
    return snapshot;
  };
  let builder = await begun(0);
  let place = 0;
  let taken = 0;
  for await (const batch of partners) {
    signal?.throwIfAborted();
    for (const { partner } of batch) {
      if (taken === shard) {
        yield finished();
        place += 1;
        builder = await begun(place);
        taken = 0;
      }
      builder.add(partner);
      seen?.(partner);
      taken += 1;
      const waits = pause?.();
      if (waits === undefined) continue;
      await waits;
      signal?.throwIfAborted();
    }
  }
  yield finished();
}

/** The shard of a base whose name is known by now. */
export const named = (shard: Snapshot, base: string): Snapshot => ({ ...shard, made: { ...shard.made, base } });
