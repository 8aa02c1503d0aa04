import { toPointer } from '../../source/json-pointer.ts';
import type { Review } from '../../tracks/schema.ts';
import type { Detector } from '../feature.ts';

const calendars = ({ promote, demote }: Review) =>
  [promote?.at, demote?.at].map((at) => (at === undefined ? undefined : JSON.stringify(at)));

/** A track or tier whose days for rising are not its days for falling; a tier's own review overrides its track's. */
export const asymmetricReview: Detector = (program) =>
  (program.tracks ?? []).flatMap((track, t) => {
    const tiers = track.tiers.flatMap((tier, n) =>
      tier.review === undefined ? [] : [{ review: { ...track.review, ...tier.review }, path: ['tracks', t, 'tiers', n, 'review'] }],
    );
    const all = track.review === undefined ? tiers : [{ review: track.review, path: ['tracks', t, 'review'] }, ...tiers];
    return all
      .filter(({ review }) => {
        const [up, down] = calendars(review);
        return up !== undefined && down !== undefined && up !== down;
      })
      .map(({ path }) => toPointer(path));
  });
