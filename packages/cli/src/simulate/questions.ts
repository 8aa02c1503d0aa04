import type { Outcome } from '@tierwright/program';
import {
  type Curve,
  runSeek,
  runSweeps,
  type Snapshot,
  type Sought,
  seek,
  sensitivity,
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
}

export interface Answered {
  curves?: Curve[];
  sought?: Sought;
}

function taken<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Failure('TW310', outcome.problems[0]?.message ?? 'The question cannot be asked.', { problems: outcome.problems });
}

/** Reads the questions before anything else is done; what it gives answers them over shards. Throws a Failure (TW106, TW108, TW310). */
export function questionsOf({ sweep, seek: goals, move }: Asked, versions: Versions, day: string) {
  if ((goals.length === 0) !== (move.length === 0))
    throw new Failure('TW108', '--seek says what is sought, --move which thresholds may be moved for it.', {
      suggestion: 'Give both.',
    });
  const { candidate } = versions;
  const curves = sweep.map((text) => taken(sensitivity(candidate, thresholdOf(text, '--sweep'), day)));
  const thresholds = move.map((text) => thresholdOf(text, '--move'));
  const seeking = goals.length === 0 ? undefined : taken(seek(candidate.program, { thresholds, goal: goals.map(goalOf) }, day));
  return {
    isAny: curves.length > 0 || seeking !== undefined,
    async answer(shards: readonly Snapshot[], watch: Watch): Promise<Answered> {
      return {
        ...(curves.length === 0 ? {} : { curves: await runSweeps(shards, versions, curves, watch) }),
        ...(seeking === undefined ? {} : { sought: await runSeek(() => shards, versions, seeking(), watch) }),
      };
    },
  };
}
