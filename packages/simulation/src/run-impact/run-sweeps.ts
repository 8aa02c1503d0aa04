import { comparisonOf, shardSteps, type Versions } from '../impact/decided-shard.ts';
import type { Curve } from '../sensitivity/curve.ts';
import type { Sensitivity } from '../sensitivity/sensitivity.ts';
import type { SweepPart } from '../sweep/sweep-part.ts';
import { inTurns } from './in-turns.ts';
import { Merging } from './merging.ts';
import type { Shards, Watch } from './run-impact.ts';

/** The curves of thresholds over a base, shard by shard, in the order in which they are asked for. */
export async function runSweeps(shards: Shards, versions: Versions, asked: readonly Sensitivity[], watch: Watch = {}): Promise<Curve[]> {
  const parts = asked.map(({ merge }) => new Merging<SweepPart>(merge));
  for await (const snapshot of shards) {
    const shard = await inTurns(shardSteps(snapshot, versions), watch);
    for (const [index, sensitivity] of asked.entries()) parts[index]?.add(await inTurns(sensitivity.steps(shard), watch));
  }
  const comparison = comparisonOf(versions);
  return asked.map(({ tell, empty }, index) => tell(parts[index]?.whole() ?? empty(), comparison));
}
