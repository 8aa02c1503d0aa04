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
export const DIRECTIONS: readonly Direction[] = ['up', 'down', 'in', 'out', 'mixed'];

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
