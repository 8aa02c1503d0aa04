import type { Snapshot } from '../snapshot/snapshot.ts';
import type { RowEvaluator } from '../standings/row-evaluator.ts';
import { finish, type Steps } from '../steps/steps.ts';
import type { Course } from './course.ts';
import type { CourseRun } from './course-run.ts';
import { courseRuns } from './course-runs.ts';
import { StepCounts } from './step-counts.ts';
import type { TimelinePart } from './timeline-part.ts';

/** Two ways in which time goes by: one version all along, or one after the other. */
export interface Courses {
  readonly baseline: Course;
  readonly candidate: Course;
}

/** What is asked of a range of days. */
export interface ThroughTime {
  /** Days of the range that are looked at, in rising order. */
  readonly steps: readonly string[];
  readonly evaluator?: RowEvaluator;
}

/**
 * What partners hold on days of a snapshot's range under both courses, their states carried on from day to day. The part
 * of a shard; parts add up (`mergeTimelines`).
 */
export const simulateThrough = (snapshot: Snapshot, courses: Courses, time: ThroughTime): TimelinePart =>
  finish(timeSteps(snapshot, courses, time));

/** The same in steps. */
export function* timeSteps(snapshot: Snapshot, { baseline, candidate }: Courses, { steps, evaluator }: ThroughTime): Steps<TimelinePart> {
  const [before, after] = courseRuns(snapshot, [baseline, candidate], evaluator) as [CourseRun, CourseRun];
  yield;
  const counts = new StepCounts(snapshot.count);
  for (const day of steps) {
    const held = before.on(day);
    yield;
    counts.add(day, held, after.on(day));
    yield;
  }
  return counts.part;
}
