import { type Attribution, attribution, attributionSteps } from '../attribution/attribution.ts';
import { comparisonOf, shardSteps, type Versions } from '../impact/decided-shard.ts';
import { seekSteps } from '../seek/run-seek.ts';
import type { SeekRound } from '../seek/seek.ts';
import type { Curve } from '../sensitivity/curve.ts';
import type { Sensitivity } from '../sensitivity/sensitivity.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Steps } from '../steps/steps.ts';
import { mergeSweeps, type SweepPart } from '../sweep/sweep-part.ts';
import { type Courses, type ThroughTime, timeSteps } from '../time/simulate-through.ts';
import { type Timeline, timelineOf } from '../time/timeline.ts';
import { mergeTimelines, type TimelinePart } from '../time/timeline-part.ts';
import { inTurns } from './in-turns.ts';
import type { Watch } from './run-impact.ts';

/** What is asked of a base beside its report, each shard of it once. */
export interface AskedOfBase {
  readonly time: (ThroughTime & { readonly courses: Courses }) | null;
  readonly isAttributed: boolean;
  readonly sweeps: readonly Sensitivity[];
  /** One round of a search. */
  readonly round: SeekRound | null;
}

/** What a shard, or several, answer: plain JSON, and parts add up (`mergeAnswers`). */
export interface AnswerPart {
  timeline: TimelinePart | null;
  attribution: Attribution | null;
  /** By sweep. */
  curves: SweepPart[];
  /** Of the round. */
  round: SweepPart | null;
}

function* answerSteps(snapshot: Snapshot, versions: Versions, { time, isAttributed, sweeps, round }: AskedOfBase): Steps<AnswerPart> {
  const part: AnswerPart = { timeline: null, attribution: null, curves: [], round: null };
  if (time !== null) part.timeline = yield* timeSteps(snapshot, time.courses, time);
  if (isAttributed || sweeps.length > 0) {
    const shard = yield* shardSteps(snapshot, versions);
    if (isAttributed) part.attribution = yield* attributionSteps(shard);
    for (const sweep of sweeps) part.curves.push(yield* sweep.steps(shard));
  }
  if (round !== null) part.round = yield* seekSteps(snapshot, versions, round);
  return part;
}

/** What a shard answers. */
export const runAnswers = (snapshot: Snapshot, versions: Versions, asked: AskedOfBase, watch: Watch = {}): Promise<AnswerPart> =>
  inTurns(answerSteps(snapshot, versions, asked), watch);

const merged = <Part>(parts: readonly (Part | null)[], merge: (some: readonly Part[]) => Part): Part | null => {
  const some = parts.flatMap((part) => part ?? []);
  return some.length === 0 ? null : merge(some);
};

/** Parts of one base as one. */
export function mergeAnswers(parts: readonly AnswerPart[]): AnswerPart {
  const [first] = parts;
  return {
    timeline: merged(
      parts.map(({ timeline }) => timeline),
      mergeTimelines,
    ),
    attribution: merged(
      parts.map((part) => part.attribution),
      attribution.merge,
    ),
    curves: (first?.curves ?? []).map((_, index) => mergeSweeps(parts.flatMap(({ curves }) => curves[index] ?? []))),
    round: merged(
      parts.map(({ round }) => round),
      mergeSweeps,
    ),
  };
}

/** Tells what a part that holds every partner answers; what a search found is told by itself. */
export function toldAnswers(
  part: AnswerPart,
  versions: Versions,
  { time, sweeps }: AskedOfBase,
): { timeline?: Timeline; attribution?: Attribution; curves?: Curve[] } {
  const comparison = comparisonOf(versions);
  return {
    ...(time === null || part.timeline === null ? {} : { timeline: timelineOf(part.timeline, time.courses) }),
    ...(part.attribution === null ? {} : { attribution: attribution.tell(part.attribution, comparison) }),
    ...(sweeps.length === 0 ? {} : { curves: sweeps.map(({ tell, empty }, index) => tell(part.curves[index] ?? empty(), comparison)) }),
  };
}
