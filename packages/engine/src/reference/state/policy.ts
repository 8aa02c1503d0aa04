import type { Review, Track } from '@tierwright/program';

/** The review that holds for a tier (without one, every day counts and there is no grace, ENG-S10): its own overrides the track's key by key, inside `promote` and `demote` too. */
export function policyOf(track: Track, tier: string | null): Review {
  const own = track.tiers.find(({ id }) => id === tier)?.review ?? {};
  const { review = {} } = track;
  return {
    ...review,
    ...own,
    ...((review.promote || own.promote) && { promote: { ...review.promote, ...own.promote } }),
    ...((review.demote || own.demote) && { demote: { ...review.demote, ...own.demote } }),
  };
}
