import type { Review, Track } from '@tierwright/program';

/** The review that holds for a tier: its own overrides the track's key by key, inside `promote` and `demote` too. */
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

/** ENG-S10. */
export const hasReview = (track: Track): boolean => track.review !== undefined || track.tiers.some(({ review }) => review !== undefined);
