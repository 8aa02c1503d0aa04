import { type Policy, referenceOf } from '@tierwright/engine';
import { type Day, toDay } from '@tierwright/facts';
import type { FactRef, Keep, ReviewDates, Track } from '@tierwright/program';
import type { ValueId } from '../plan/node.ts';
import type { Place, TierPlanner } from '../plan/tier-planner.ts';
import type { TrackPlan } from '../plan/track-plan.ts';
import { NO_DAY } from '../snapshot/snapshot.ts';
import { flagTrack } from './flag-track.ts';

/** A duration as it is written, or a value of the plan. */
export type TermNode = string | ValueId;

export interface DatesNodes {
  readonly at: ReviewDates | undefined;
  /** The day that periods count from, where the policy names one. */
  readonly since: ValueId | null;
}

/** An entry of `keep` or `probation`. */
export interface SpanNodes {
  /** Place 0 where it is met; null: without a condition. */
  readonly when: TrackPlan | null;
  readonly since: ValueId | null;
  readonly term: TermNode | null;
  readonly until: Day;
}

/** The policy of a tier held, as nodes of a plan. */
export interface ReviewNodes {
  readonly promote: DatesNodes;
  readonly isOneStep: boolean;
  readonly demote: DatesNodes;
  readonly isOneBelow: boolean;
  readonly grace: TermNode | null;
  readonly keep: readonly SpanNodes[];
  readonly probation: readonly (SpanNodes & { readonly reach: number })[];
}

/** Puts what a policy reads into a plan; `place` has the tier that is held (ENG-P1). */
export function planReview(
  planner: TierPlanner,
  { promote, demote, keep, probation }: Policy,
  place: Place,
  { tiers }: Track,
): ReviewNodes {
  const termOf = (term: string | FactRef | undefined): TermNode | null => {
    const named = referenceOf(term);
    return named === undefined ? ((term as string | undefined) ?? null) : planner.value(named, place);
  };
  const datesOf = (at: ReviewDates | undefined): DatesNodes => {
    const since = at !== undefined && 'since' in at ? at.since : undefined;
    return { at, since: since === undefined ? null : planner.value(since, place) };
  };
  const spanOf = (entry: Keep): SpanNodes => ({
    when: entry.when === undefined ? null : flagTrack(planner.condition(entry.when, place)),
    since: entry.since === undefined ? null : planner.value(entry.since, place),
    term: termOf(entry.for),
    until: entry.until === undefined ? NO_DAY : toDay(entry.until),
  });
  return {
    promote: datesOf(promote.at),
    isOneStep: promote.steps === 'one',
    demote: datesOf(demote.at),
    isOneBelow: demote.to === 'oneBelow',
    grace: termOf(demote.grace),
    keep: keep.map(spanOf),
    probation: probation.map((entry) => ({ ...spanOf(entry), reach: tiers.findIndex(({ id }) => id === entry.reach) })),
  };
}
