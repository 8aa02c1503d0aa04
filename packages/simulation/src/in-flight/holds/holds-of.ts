import type { DecidedShard } from '../../impact/section.ts';
import { perShard } from '../../impact/shard/per-shard.ts';
import { cellsOf, trackPairs } from '../../impact/shard/track-pairs.ts';
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
    const partners: number[] = [];
    const cells = cellsOf(pair, shard.snapshot.count);
    for (let index = 0; index < cells.length; index += 1) if (falls[cells[index] as number] === true) partners.push(index);
    return partners.length === 0 ? [] : [{ track: pair.track, group: pair.group, partners }];
  });
}

/**
 * SIM-F14: of partners who qualify for a lower tier under the candidate, by their places, what holds each tier that they had on
 * the day on which it comes; null: nothing holds one of them, it is lost at once. Of several holds the one that ends first.
 */
export const holdsOf = perShard((shard): ReadonlyMap<number, Hold | null> => {
  const { snapshot, before, after, comparison } = shard;
  const keeps = rowsThatKeep(snapshot, after.compiled);
  const found = new Map<number, Hold | null>();
  for (const falling of fallingIn(shard)) {
    const hasTrack = after.compiled.program.tracks?.some(({ id }) => id === falling.track) === true;
    const kept = falling.partners.map((index) => (hasTrack ? keeps(index) : undefined));
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
