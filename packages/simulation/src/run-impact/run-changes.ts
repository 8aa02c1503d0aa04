import { changedPartners } from '../impact/changes/changes.ts';
import { shardSteps, type Versions } from '../impact/decided-shard.ts';
import type { ChangedPartner } from '../report/partner-change.ts';
import { inTurns } from './in-turns.ts';
import type { Shards, Watch } from './run-impact.ts';

/** SIM-M18: every partner whose tier changes, shard by shard, in the order of the base. */
export async function* runChanges(shards: Shards, versions: Versions, watch: Watch = {}): AsyncGenerator<readonly ChangedPartner[]> {
  for await (const snapshot of shards) {
    const shard = await inTurns(shardSteps(snapshot, versions), watch);
    yield await inTurns(changedPartners(shard), watch);
  }
}
