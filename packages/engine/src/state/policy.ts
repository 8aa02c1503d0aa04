import type { Demote, Keep, Probation, Promote, Review, Track } from '@tierwright/program';

/** The review policy in force for a tier held (or for no tier): the tier's own keys over the track's (ENG-S). */
export interface Policy {
  promote: Promote;
  demote: Demote;
  keep: readonly Keep[];
  probation: readonly Probation[];
}

const merge = (track: Review | undefined, tier: Review | undefined): Policy => ({
  promote: { ...track?.promote, ...tier?.promote },
  demote: { ...track?.demote, ...tier?.demote },
  keep: tier?.keep ?? track?.keep ?? [],
  probation: tier?.probation ?? track?.probation ?? [],
});

/** A policy for each tier by index and for none at −1. Without a review every day promotes and demotes (ENG-S10). */
export function policiesOf(track: Track): (tier: number) => Policy {
  const none = merge(track.review, undefined);
  const byTier = track.tiers.map((tier) => merge(track.review, tier.review));
  return (tier) => byTier[tier] ?? none;
}
