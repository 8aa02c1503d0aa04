import type { CompiledProgram } from '@tierwright/engine';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { RowEvaluator } from '../standings/row-evaluator.ts';
import { placesOf } from '../standings/version-plan.ts';
import { rowsUnder, type VersionRows } from '../standings/version-rows.ts';
import { type Course, inForceOn } from './course.ts';
import { CourseRun } from './course-run.ts';

/** The versions of a course that are in force on a day of a range. */
const inRange = (course: Course, from: string, through: string): Course =>
  course.slice(inForceOn(course, from), inForceOn(course, through) + 1);

/** Runs of a snapshot's range under courses: what their versions have in common is worked out once. */
export function courseRuns(snapshot: Snapshot, courses: readonly Course[], evaluator?: RowEvaluator): CourseRun[] {
  const { asOf, from = asOf, parametersAsOf } = snapshot.made;
  const within = courses.map((course) => inRange(course, from, asOf));
  const versions = [...new Set(within.flat().map(({ compiled }) => compiled))];
  const rows =
    snapshot.asRead.size === snapshot.count
      ? versions.map((compiled): VersionRows => ({ compiled, places: placesOf(compiled), carriers: [] }))
      : rowsUnder(snapshot, versions, { asOf, parametersAsOf, isReplayed: true, evaluator });
  const rowsOf = (compiled: CompiledProgram): VersionRows => rows[versions.indexOf(compiled)] as VersionRows;
  return within.map(
    (course) =>
      new CourseRun(
        snapshot,
        course,
        course.map(({ compiled }) => rowsOf(compiled)),
      ),
  );
}
