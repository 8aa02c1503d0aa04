import type { Versions } from '../impact/decided-shard.ts';
import { type ImpactPart, impactSteps, mergeImpact } from '../impact/impact.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** How a run is watched and ended. */
export interface Watch {
  /** Partners that are done, those who cannot be decided too; told after each shard. */
  readonly progress?: (done: number) => void;
  /** Once it is aborted the run throws its reason, between two steps. */
  readonly signal?: { throwIfAborted(): void };
  /** Asked between steps: waits, now and then, until what else is waiting has had a turn (`turns`). */
  readonly pause?: () => Promise<void> | undefined;
}

/** The shards of a base, in any order: read while the others are decided. */
export type Shards = Iterable<Snapshot> | AsyncIterable<Snapshot>;

/** Decides a base shard by shard under both versions: one part that holds every partner, the same however it is cut. */
export async function runImpact(shards: Shards, versions: Versions, { progress, signal, pause }: Watch = {}): Promise<ImpactPart> {
  let whole = mergeImpact([]);
  let done = 0;
  const between = (): Promise<void> | undefined => {
    signal?.throwIfAborted();
    return pause?.();
  };
  await between();
  for await (const shard of shards) {
    const steps = impactSteps(shard, versions, whole);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      const waits = between();
      if (waits) await waits;
    }
    whole = mergeImpact([whole, step.value]);
    done += shard.count + shard.undecided.length;
    progress?.(done);
    await between();
  }
  return whole;
}
