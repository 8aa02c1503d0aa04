import { comparisonOf, shardSteps, type Versions } from '../impact/decided-shard.ts';
import type { Curve } from '../sensitivity/curve.ts';
import type { Sensitivity } from '../sensitivity/sensitivity.ts';
import type { Steps } from '../steps/steps.ts';
import type { SweepPart } from '../sweep/sweep-part.ts';
import { Merging } from './merging.ts';
import type { Shards, Watch } from './run-impact.ts';

/** The curves of thresholds over a base, shard by shard, in the order in which they are asked for. */
export async function runSweeps(
  shards: Shards,
  versions: Versions,
  asked: readonly Sensitivity[],
  { signal, pause }: Watch = {},
): Promise<Curve[]> {
  const parts = asked.map(({ merge }) => new Merging<SweepPart>(merge));
  const through = async <T>(steps: Steps<T>): Promise<T> => {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      signal?.throwIfAborted();
      await pause?.();
    }
  };
  for await (const snapshot of shards) {
    const shard = await through(shardSteps(snapshot, versions));
    for (const [index, sensitivity] of asked.entries()) parts[index]?.add(await through(sensitivity.steps(shard)));
  }
  const comparison = comparisonOf(versions);
  return asked.map(({ tell, empty }, index) => tell(parts[index]?.whole() ?? empty(), comparison));
}
