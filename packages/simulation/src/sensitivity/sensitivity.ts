import type { CompiledProgram } from '@tierwright/engine';
import type { Outcome } from '@tierwright/program';
import type { DecidedShard, Section } from '../impact/section.ts';
import { finish, type Steps } from '../steps/steps.ts';
import { sweepSteps } from '../sweep/sweep.ts';
import { emptySweep, mergeSweeps, type SweepPart } from '../sweep/sweep-part.ts';
import { type Axis, axisOf, type ThresholdQuestion } from '../thresholds/axis.ts';
import { type Curve, curveOf } from './curve.ts';

/** The most values of a curve. */
const MOST = 200;

/** A section that answers a question about the candidate. */
export interface Sensitivity extends Section<SweepPart, Curve> {
  steps(shard: DecidedShard): Steps<SweepPart>;
}

const sectionOf = (axis: Axis): Sensitivity => ({
  empty: emptySweep,
  of: (shard) => finish(steps(shard, axis)),
  steps: (shard) => steps(shard, axis),
  merge: mergeSweeps,
  tell: (part, { candidate }) => curveOf(part, axis, candidate),
});

function* steps({ snapshot, comparison, before, after }: DecidedShard, axis: Axis): Steps<SweepPart> {
  return yield* sweepSteps(snapshot, { compiled: after.compiled, before, order: comparison.order, axes: [axis], wanted: null });
}

/** SIM-Q5: the curve of a threshold of the candidate, a section of the report; `day` is the one whose parameters hold. Problems: SIM3xx. */
export function sensitivity({ program }: CompiledProgram, question: ThresholdQuestion, day: string): Outcome<Sensitivity> {
  const axis = axisOf(program, question, { day, most: MOST, usual: MOST });
  return axis.ok ? { ok: true, value: sectionOf(axis.value), problems: [] } : axis;
}
