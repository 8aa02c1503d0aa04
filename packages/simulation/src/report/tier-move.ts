import type { Decision, TrackDecision } from '@tierwright/engine';
import type { TierOrder } from './tier-order.ts';

/** Where a partner stands in a track (in one group of it) under both versions; `null` is no tier, or not in the track. */
export interface Standing {
  track: string;
  group?: string;
  from: string | null;
  to: string | null;
}

/** `in` and `out`: from and to no tier in any track. `mixed`: up in one track and down in another. */
export type Direction = 'up' | 'down' | 'in' | 'out' | 'mixed';

const entryKey = (entry: TrackDecision) => (entry.group === undefined ? entry.track : `${entry.track}/${entry.group}`);

/** Every track (and group) that either version decided, with the tier under both. */
export function standings(before: Decision, after: Decision): Standing[] {
  const later = new Map(after.tracks.map((entry) => [entryKey(entry), entry]));
  const earlier = new Set(before.tracks.map(entryKey));
  const standing = (entry: TrackDecision, from: string | null, to: string | null): Standing => ({
    track: entry.track,
    ...(entry.group === undefined ? {} : { group: entry.group }),
    from,
    to,
  });
  return [
    ...before.tracks.map((entry) => standing(entry, entry.tier, later.get(entryKey(entry))?.tier ?? null)),
    ...after.tracks.filter((entry) => !earlier.has(entryKey(entry))).map((entry) => standing(entry, null, entry.tier)),
  ];
}

const isHeadline = ({ group }: Standing) => group === undefined;

/** How a partner moved all in all; undefined where no tier changed. Headline tiers decide, then those of groups. */
export function directionOf(all: readonly Standing[], order: TierOrder): Direction | undefined {
  const moved = all.filter(({ from, to }) => from !== to);
  if (moved.length === 0) return undefined;
  const headlines = all.filter(isHeadline);
  if (headlines.every(({ from }) => from === null) && headlines.some(({ to }) => to !== null)) return 'in';
  if (headlines.every(({ to }) => to === null) && headlines.some(({ from }) => from !== null)) return 'out';
  const telling = moved.some(isHeadline) ? moved.filter(isHeadline) : moved;
  const rises = telling.map(({ track, from, to }) => order.rank(track, to) > order.rank(track, from));
  if (rises.every(Boolean)) return 'up';
  return rises.some(Boolean) ? 'mixed' : 'down';
}
