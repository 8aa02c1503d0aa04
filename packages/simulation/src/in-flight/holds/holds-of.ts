import type { DecidedShard } from '../../impact/section.ts';
import { perShard } from '../../impact/shard/per-shard.ts';
import { cellsOf, partnersIn, trackPairs } from '../../impact/shard/track-pairs.ts';
import { type Falling, heldByReview } from './held-by-review.ts';
import type { Hold } from './hold.ts';
import { rowsThatKeep } from './rows-that-keep.ts';

/** Tracks and groups in which partners qualify for less under the candidate, and who does. */
function fallingIn(shard: DecidedShard): Falling[] {
  return trackPairs(shard).flatMap((pair): Falling[] => {
    // The headline of a track with groups is made of them.
    const isHeadline = pair.group === null && shard.after.standings.some(({ track, group }) => track === pair.track && group !== null);
    if (isHeadline) return [];
    const falls = pair.cells.map(({ ranks: [before, after] }) => after < before);
    const partners = partnersIn(cellsOf(pair, shard.snapshot.count), falls);
    return partners.length === 0 ? [] : [{ track: pair.track, group: pair.group, partners }];
  });
}

/**
 * SIM-F14: of partners who qualify for a lower tier under the candidate, by their places, what holds each tier that they had on
 * the day on which it comes; null: nothing holds one of them, it is lost at once. Of several holds the one that ends first.
 */
export const holdsOf = perShard((shard): ReadonlyMap<number, Hold | null> => {
  const { snapshot, before, after, comparison } = shard;
  const found = new Map<number, Hold | null>();
  const all = fallingIn(shard);
  const tracks = new Set((after.compiled.program.tracks ?? []).map(({ id }) => id));
  // Asked once for all tracks and groups: what keeps a tier is the same in each of them.
  const asked = inOrder(all.flatMap(({ track, partners }) => (tracks.has(track) ? [partners] : [])));
  const rows = asked.length === 0 ? [] : rowsThatKeep(snapshot, after.compiled, asked);
  for (const falling of all) {
    const { track, partners } = falling;
    const kept = tracks.has(track) ? rowsOf(partners, asked, rows) : [];
    // Where a row keeps a tier, no review is asked.
    const open = { ...falling, partners: partners.filter((_, at) => kept[at] === undefined) };
    const reviewed = heldByReview({ snapshot, before, candidate: after.compiled }, open, (tier) => comparison.order.rank(track, tier));
    for (let at = 0; at < partners.length; at += 1) {
      const index = partners[at] as number;
      const hold = kept[at] ?? reviewed.get(index) ?? null;
      const known = found.get(index);
      found.set(index, known === undefined ? hold : sooner(known, hold));
    }
  }
  return found;
});

/** Partners of lists that are in order, each once. */
function inOrder(lists: readonly (readonly number[])[]): readonly number[] {
  const [only] = lists;
  return only !== undefined && lists.length === 1 ? only : [...new Set(lists.flat())].sort((a, b) => a - b);
}

/** What is known of each of some partners who were asked; both are in order. */
function rowsOf<T>(partners: readonly number[], asked: readonly number[], rows: readonly T[]): (T | undefined)[] {
  let at = 0;
  return partners.map((partner) => {
    while ((asked[at] as number) < partner) at += 1;
    return rows[at];
  });
}

function sooner(one: Hold | null, other: Hold | null): Hold | null {
  if (one === null || other === null) return null;
  return (other.until ?? '9999') < (one.until ?? '9999') ? other : one;
}
