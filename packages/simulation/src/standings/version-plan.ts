import { type CompiledProgram, policiesOf } from '@tierwright/engine';
import { type Day, fromDay, toDay } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import type { HeldColumns } from '../held/held-columns.ts';
import { NotInColumns } from '../plan/not-in-columns.ts';
import type { Plan } from '../plan/plan.ts';
import { type PlannedFor, TierPlanner } from '../plan/tier-planner.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { columnsOfVersion } from '../snapshot/fact-columns.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';
import { flagTrack } from './flag-track.ts';
import { planReview, type ReviewNodes } from './review-nodes.ts';

/** A track, or a group of one, while parameters stay as they are. */
interface StandingNodes {
  /** The tiers that partners qualify for, whether the track applies to them or not. */
  readonly qualified: TrackPlan;
  /** Place 0 for those to whom the track applies; null: it applies to all. */
  readonly applies: TrackPlan | null;
  /** The policy of each tier, that of no tier first; none where nothing is replayed. */
  readonly reviews: readonly ReviewNodes[];
}

/** A span of days in which the parameters of a version stay as they are. */
export interface PeriodNodes {
  /** Its first day, `NO_DAY` for the first period. */
  readonly from: Day;
  /** In the order of `placesOf`. */
  readonly standings: readonly StandingNodes[];
}

/** Which days of a version are put into a plan. */
export interface PlannedDays {
  /** The last day. */
  readonly asOf: string;
  /** Whether states are carried on to it from days before. */
  readonly isReplayed: boolean;
  /** The day whose parameters hold; without it those of each day. */
  readonly parametersAsOf?: string | undefined;
  /** Whether states are carried on to the last day from the one before, so that no other day is looked at. */
  readonly isLastDayAlone?: boolean;
}

/** Where a partner can stand: a track, or a group of one. */
export interface StandingPlace {
  readonly track: Track;
  readonly group: string | null;
}

/** The tracks of a version in document order, those with groups once for each. */
export const placesOf = (compiled: CompiledProgram): StandingPlace[] =>
  (compiled.program.tracks ?? []).flatMap((track): StandingPlace[] =>
    track.per === undefined ? [{ track, group: null }] : (compiled.groupDomain(track.per) ?? []).map((group) => ({ track, group })),
  );

interface PlannedPeriod {
  readonly standings: StandingNodes[];
  /** Days with which `today` is compared. */
  readonly turns: ReadonlySet<string>;
}

function standingsAt(plan: Plan, compiled: CompiledProgram, planned: PlannedFor, isReplayed: boolean): PlannedPeriod {
  const planner = new TierPlanner(plan, compiled, planned);
  const plans = planner.tracks();
  const standings = (compiled.program.tracks ?? []).flatMap((track) => {
    const policies = policiesOf(track);
    const own = plans.filter((one) => one.track === track.id);
    if (own.length === 0) throw new NotInColumns(track.id, 'track', 'its groups are not known');
    return own.map((one): StandingNodes => {
      const groups = one.group === null || track.per === undefined ? {} : { [track.per]: one.group };
      const reviewOf = (index: number, tier: string | null) => planReview(planner, policies(index), { tier, groups }, track);
      return {
        qualified: { ...one, applies: null },
        applies: one.applies === null ? null : flagTrack(one.applies),
        reviews: isReplayed ? [reviewOf(-1, null), ...track.tiers.map(({ id }, index) => reviewOf(index, id))] : [],
      };
    });
  });
  return { standings, turns: planner.turns };
}

const FIRST = '0001-01-01';

/**
 * Puts a version into a plan, once for each span of days in which nothing of the program changes. Throws `NotInColumns`
 * where the version asks for more than columns have. `held`: where it asks for other days.
 */
export function planVersion(plan: Plan, compiled: CompiledProgram, days: PlannedDays, held: HeldColumns): PeriodNodes[] {
  const { asOf, isReplayed, parametersAsOf = asOf, isLastDayAlone = !isReplayed } = days;
  const isFollowing = parametersAsOf === asOf;
  const at = (day: string) =>
    standingsAt(
      plan,
      compiled,
      {
        day,
        isOneDay: isLastDayAlone,
        parametersOn: isFollowing ? day : parametersAsOf,
        columnOf: columnsOfVersion(compiled),
        held: isLastDayAlone ? held.of(compiled) : undefined,
      },
      isReplayed,
    );
  if (isLastDayAlone) return [{ from: NO_DAY, standings: at(asOf).standings }];
  const parameterDays = [FIRST, ...(isFollowing ? compiled.changes : [])].filter((day) => day <= asOf);
  const turns = parameterDays.flatMap((day) => [...at(day).turns].flatMap((turn) => [turn, fromDay(toDay(turn) + 1)]));
  const begins = [...new Set([...parameterDays, ...turns])].filter((day) => day <= asOf).sort();
  const periods: PeriodNodes[] = [];
  let last: string | undefined;
  for (const day of begins) {
    const { standings } = at(day);
    // Most dates of parameters change nothing that tiers read: equal nodes have equal numbers.
    const next = JSON.stringify(standings);
    if (next !== last) periods.push({ from: day === FIRST ? NO_DAY : toDay(day), standings });
    last = next;
  }
  return periods;
}
