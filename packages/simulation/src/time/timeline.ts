import type { TierState } from '@tierwright/program';
import { STATES } from '../outcome/version-outcome.ts';
import { TierOrder } from '../report/tier-order.ts';
import { allTrackMoves, type TrackMoves } from '../report/track-moves.ts';
import type { Courses } from './simulate-through.ts';
import type { SidePart, StepPart, TimelinePart } from './timeline-part.ts';

/** How many hold a tier, by state. */
type StateCounts = Partial<Record<TierState, number>>;

interface TierOnDay {
  /** Null: none. */
  readonly tier: string | null;
  readonly baseline: StateCounts;
  readonly candidate: StateCounts;
}

/** A track on a day, or (`byGroup`) its groups. */
export interface TrackOnDay {
  readonly track: string;
  readonly title: string;
  readonly byGroup: boolean;
  /** From the highest down, none last; those that nobody holds are left out. */
  readonly tiers: readonly TierOnDay[];
  /** Between the courses, on the day. */
  readonly between: TrackMoves['moves'];
  /** Within each course, since the day before. */
  readonly moved: { readonly baseline: TrackMoves['moves']; readonly candidate: TrackMoves['moves'] };
  /** From the tiers that partners are known to have held on days since the day before, to those of each course; equal ones too. */
  readonly known: { readonly baseline: TrackMoves['moves']; readonly candidate: TrackMoves['moves'] };
}

/** What both courses give on a day. */
export interface TimelineStep {
  readonly on: string;
  /** Versions in force. */
  readonly versions: { readonly baseline: string; readonly candidate: string };
  /** Partners whose tier differs between the courses. */
  readonly differing: number;
  readonly tracks: readonly TrackOnDay[];
}

export interface Timeline {
  readonly partners: number;
  readonly steps: readonly TimelineStep[];
}

function statesOf({ held }: SidePart, key: string, tier: string | null): StateCounts {
  const counts = held[key] ?? {};
  return Object.fromEntries(
    STATES.flatMap((state) => {
      const count = counts[`${tier ?? ''} ${state}`];
      return count === undefined ? [] : [[state, count]];
    }),
  );
}

function stepOf({ on, baseline, candidate, between, differing }: StepPart, order: TierOrder): TimelineStep {
  const movesIn = (moves: StepPart['between'], { track, byGroup }: Pick<TrackMoves, 'track' | 'byGroup'>) =>
    allTrackMoves(moves, order)
      .filter((one) => one.track === track && one.byGroup === byGroup)
      .flatMap((one) => one.moves);
  const changes = (moves: TrackMoves['moves']) => moves.filter(({ from, to }) => from !== to);
  const tracks = allTrackMoves(between, order).map((one): TrackOnDay => {
    const key = one.byGroup ? `${one.track}/` : one.track;
    const tiers = [...one.tiers.map(({ tier }) => tier).reverse(), null].map((tier): TierOnDay => {
      return { tier, baseline: statesOf(baseline, key, tier), candidate: statesOf(candidate, key, tier) };
    });
    return {
      track: one.track,
      title: one.title,
      byGroup: one.byGroup,
      tiers: tiers.filter((tier) => Object.keys(tier.baseline).length + Object.keys(tier.candidate).length > 0),
      between: changes(one.moves),
      moved: { baseline: changes(movesIn(baseline.moved, one)), candidate: changes(movesIn(candidate.moved, one)) },
      known: { baseline: movesIn(baseline.known, one), candidate: movesIn(candidate.known, one) },
    };
  });
  return { on, versions: { baseline: baseline.version, candidate: candidate.version }, differing, tracks };
}

/** Tells a part that holds every partner. It does not depend on how partners were cut into shards. */
export function timelineOf({ partners, steps }: TimelinePart, { baseline, candidate }: Courses): Timeline {
  const order = TierOrder.of([...baseline, ...candidate].map(({ compiled }) => compiled.program));
  return { partners, steps: steps.map((step) => stepOf(step, order)) };
}
