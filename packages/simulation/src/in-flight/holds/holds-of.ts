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
  const asked = [...new Set(all.flatMap(({ track, partners }) => (tracks.has(track) ? partners : [])))].sort((a, b) => a - b);
  const rows = asked.length === 0 ? [] : rowsThatKeep(snapshot, after.compiled, asked);
  const rowOf = new Map(asked.map((partner, at) => [partner, rows[at]]));
  for (const falling of all) {
    const kept = falling.partners.map((partner) => (tracks.has(falling.track) ? rowOf.get(partner) : undefined));
    // Where a row keeps a tier, no review is asked.
    const open = { ...falling, partners: falling.partners.filter((_, at) => kept[at] === undefined) };
    const reviewed = heldByReview({ snapshot, before, candidate: after.compiled }, open, (tier) =>
      comparison.order.rank(falling.track, tier),
    );
    for (const [at, index] of falling.partners.entries()) {
      const hold = kept[at] ?? reviewed.get(index) ?? null;
      found.set(index, found.has(index) ? sooner(found.get(index) ?? null, hold) : hold);
    }
  }
  return found;
});

function sooner(one: Hold | null, other: Hold | null): Hold | null {
  if (one === null || other === null) return null;
  return (other.until ?? '9999') < (one.until ?? '9999') ? other : one;
}
