import { type Attribution, attribution, attributionSteps } from '../attribution/attribution.ts';
import { comparisonOf, shardSteps, type Versions } from '../impact/decided-shard.ts';
import { inTurns } from './in-turns.ts';
import { Merging } from './merging.ts';
import type { Shards, Watch } from './run-impact.ts';

/** What each change of the candidate does alone to a base, shard by shard. */
export async function runAttribution(shards: Shards, versions: Versions, watch: Watch = {}): Promise<Attribution> {
  const parts = new Merging<Attribution>(attribution.merge);
  for await (const snapshot of shards) {
    const shard = await inTurns(shardSteps(snapshot, versions), watch);
    parts.add(await inTurns(attributionSteps(shard), watch));
  }
  return attribution.tell(parts.whole(), comparisonOf(versions));
}
