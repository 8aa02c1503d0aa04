import type { Previous, TierState } from '@tierwright/program';
import { type Ladder, rankOf } from '../qualification.ts';

/** Where a partner stands on a ladder at the end of a day. */
export interface Standing {
  tier: string | null;
  state: TierState;
  /** atRisk: the day on which the tier is lost. */
  until?: string;
  /** The day the tier began, where it is known. */
  since?: string;
  /** Facts that a loss due on the day waits for (ENG-S8). */
  deferred?: string[];
  /** A loss was due under ENG-S4 and has not been decided. */
  due?: true;
  /** Rank of the highest tier held so far. */
  highest: number;
}

/** A tier that begins on a day. */
export const beginning = (ladder: Ladder, tier: string | null, day: string, highest: number): Standing => ({
  tier,
  state: tier === null ? 'none' : 'held',
  ...(tier !== null && { since: day }),
  highest: Math.max(highest, rankOf(ladder.track, tier)),
});

/** A tier kept as it is: neither at risk nor waiting for a loss. */
export const held = ({ tier, since, highest }: Standing): Standing => ({
  tier,
  state: 'held',
  ...(since !== undefined && { since }),
  highest,
});

/** The standing that a partner's data bring along (ENG-S12). */
export function standingBefore(ladder: Ladder, previous: Previous): Standing {
  const stated = ladder.track.per === undefined ? previous.tier : previous.groups?.[ladder.group?.value ?? ''];
  // A tier that the track does not have, such as one of another version, is none.
  const tier = previous.state === 'removed' || rankOf(ladder.track, stated ?? null) < 0 ? null : (stated ?? null);
  const { since, until } = previous;
  return {
    tier,
    state: previous.state === 'removed' ? 'removed' : tier === null ? 'none' : (previous.state ?? 'held'),
    ...(tier !== null && previous.state === 'atRisk' && until !== undefined && { until }),
    ...(tier !== null && since !== undefined && { since }),
    highest: rankOf(ladder.track, tier),
  };
}
