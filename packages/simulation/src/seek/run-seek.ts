import { comparisonOf, type Versions } from '../impact/decided-shard.ts';
import { versionSteps } from '../outcome/decide-version.ts';
import { Merging } from '../run-impact/merging.ts';
import type { Shards, Watch } from '../run-impact/run-impact.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Steps } from '../steps/steps.ts';
import { sweepSteps } from '../sweep/sweep.ts';
import { mergeSweeps, type SweepPart } from '../sweep/sweep-part.ts';
import type { Seeking, SeekRound, Sought } from './seek.ts';

/** What a shard of a base gives one round of a search: parts add up (`mergeSweeps`). */
export function* seekSteps(snapshot: Snapshot, versions: Versions, { axes, wanted }: SeekRound): Steps<SweepPart> {
  const isCompared = [...wanted].some((name) => name.startsWith('direction '));
  const before = isCompared ? yield* versionSteps(snapshot, versions.baseline) : null;
  return yield* sweepSteps(snapshot, { compiled: versions.candidate, before, order: comparisonOf(versions).order, axes, wanted });
}

/** Seeks in a base shard by shard; `shards` gives them anew for each round. */
export async function runSeek(shards: () => Shards, versions: Versions, seeking: Seeking, { signal, pause }: Watch = {}): Promise<Sought> {
  const between = (): Promise<void> | undefined => {
    signal?.throwIfAborted();
    return pause?.();
  };
  let asked = seeking.next();
  while (asked.done !== true) {
    const parts = new Merging(mergeSweeps);
    for await (const shard of shards()) {
      const steps = seekSteps(shard, versions, asked.value);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        const waits = between();
        if (waits) await waits;
      }
      parts.add(step.value);
      await between();
    }
    asked = seeking.next(parts.whole());
  }
  return asked.value;
}
