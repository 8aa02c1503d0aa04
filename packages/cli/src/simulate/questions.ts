import type { PeriodUnit } from '@tierwright/facts';
import type { Outcome } from '@tierwright/program';
import {
  type Attribution,
  allAlong,
  type Curve,
  runAttribution,
  runSeek,
  runSweeps,
  runTimeline,
  type Shards,
  type SnapshotQuestion,
  type Sought,
  seek,
  sensitivity,
  stepDays,
  type Timeline,
  type Versions,
  type Watch,
} from '@tierwright/simulation';
import { Failure } from '../failures/failure.ts';
import { goalOf } from './goal-text.ts';
import { thresholdOf } from './threshold-text.ts';

/** What is asked beside the report, as it is written on the command line. */
export interface Asked {
  readonly sweep: readonly string[];
  readonly seek: readonly string[];
  readonly move: readonly string[];
  /** Periods of a range at whose ends partners are counted. */
  readonly step: PeriodUnit;
  readonly attribute: boolean;
}

export interface Answered {
  curves?: Curve[];
  sought?: Sought;
  timeline?: Timeline;
  attribution?: Attribution;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Failure('TW310', outcome.problems[0]?.message ?? 'The question cannot be asked.', { problems: outcome.problems });
}

export interface Questions {
  /** Whether shards are asked for again. */
  readonly isAny: boolean;
  answer(shards: () => Shards, watch: Watch): Promise<Answered>;
}

/** The program's own year, by which quarters and years of a range end. */
const yearOf = ({ candidate }: Versions): string | undefined => candidate.program.calendar?.yearStarts;

/** Reads the questions before anything else is done; what it gives answers them over shards. Throws a Failure (TW106, TW108, TW310). */
export function questionsOf(
  { sweep, seek: goals, move, step, attribute }: Asked,
  versions: Versions,
  { from, asOf, parametersAsOf = asOf }: Omit<SnapshotQuestion, 'base'>,
): Questions {
  if ((goals.length === 0) !== (move.length === 0))
    throw new Failure('TW108', '--seek says what is sought, --move which thresholds may be moved for it.', {
      suggestion: 'Give both.',
    });
  const { baseline, candidate } = versions;
  const asked = sweep.map((text) => taken(sensitivity(candidate, thresholdOf(text, '--sweep'), parametersAsOf)));
  const thresholds = move.map((text) => thresholdOf(text, '--move'));
  const seeking = goals.length === 0 ? undefined : taken(seek(candidate.program, { thresholds, goal: goals.map(goalOf) }, parametersAsOf));
  const courses = { baseline: allAlong(baseline), candidate: allAlong(candidate) };
  return {
    isAny: asked.length > 0 || seeking !== undefined || from !== undefined || attribute,
    async answer(shards, watch) {
      const answered: Answered = {};
      if (from !== undefined)
        answered.timeline = await runTimeline(shards(), courses, { steps: stepDays(step, from, asOf, yearOf(versions)) }, watch);
      if (attribute) answered.attribution = await runAttribution(shards(), versions, watch);
      if (asked.length > 0) answered.curves = await runSweeps(shards(), versions, asked, watch);
      if (seeking !== undefined) answered.sought = await runSeek(shards, versions, seeking(), watch);
      return answered;
    },
  };
}
