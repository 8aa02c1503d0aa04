import { toPointer } from '../../source/json-pointer.ts';
import type { Detector } from '../feature.ts';

/** Values of the day a partner joined or a sale was made, tiers that cannot be lost for a time, and what a new version lets members keep. */
export const grandfathering: Detector = (program) => {
  const parameters = Object.entries(program.parameters ?? {}).filter(([, { at }]) => at !== undefined);
  const reviews = (program.tracks ?? []).flatMap((track, t) => [
    ...(track.review?.keep ?? []).map((_, k) => ['tracks', t, 'review', 'keep', k]),
    ...track.tiers.flatMap((tier, n) => (tier.review?.keep ?? []).map((_, k) => ['tracks', t, 'tiers', n, 'review', 'keep', k])),
  ]);
  const members = (program.transition?.members ?? []).map((_, index) => ['transition', 'members', index]);
  return [...parameters.map(([id]) => ['parameters', id, 'at']), ...reviews, ...members].map(toPointer);
};
