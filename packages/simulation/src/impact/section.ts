import type { VersionOutcome } from '../outcome/version-outcome.ts';
import type { Comparison } from '../report/comparison.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Steps } from '../steps/steps.ts';

/** Partners decided under both versions. */
export interface DecidedShard {
  readonly snapshot: Snapshot;
  readonly comparison: Comparison;
  readonly before: VersionOutcome;
  readonly after: VersionOutcome;
}

/**
 * One part of the impact report. What a shard gives is plain JSON and adds up: merged in any order, the report is the
 * same to the byte.
 */
export interface Section<Part, Told, Selector = never> {
  empty(): Part;
  of(shard: DecidedShard): Part;
  /**
   * Instead of `of`, where that takes longer than some milliseconds. `already`: the part of other shards that it is merged
   * with; what merging leaves out need not be there.
   */
  steps?(shard: DecidedShard, already?: Part): Steps<Part>;
  merge(parts: readonly Part[]): Part;
  tell(part: Part, comparison: Comparison): Told;
  /** The places of the partners behind one of its numbers, each once. */
  select?(shard: DecidedShard, selector: Selector): Iterable<number>;
}
