import { type Courses, type ThroughTime, timeSteps } from '../time/simulate-through.ts';
import { type Timeline, timelineOf } from '../time/timeline.ts';
import { mergeTimelines, type TimelinePart } from '../time/timeline-part.ts';
import { inTurns } from './in-turns.ts';
import { Merging } from './merging.ts';
import type { Shards, Watch } from './run-impact.ts';

/** What partners of a base hold on days of a range under both courses, shard by shard. */
export async function runTimeline(shards: Shards, courses: Courses, time: ThroughTime, watch: Watch = {}): Promise<Timeline> {
  const parts = new Merging<TimelinePart>(mergeTimelines);
  for await (const snapshot of shards) parts.add(await inTurns(timeSteps(snapshot, courses, time), watch));
  return timelineOf(parts.whole(), courses);
}
