import type { Standing } from '../../report/tier-move.ts';
import type { DecidedShard } from '../section.ts';
import { cellAt, isTold, trackPairs } from './track-pairs.ts';

/** Where a partner stands in every track and group that either version decides for it: those of the baseline come first. */
export function standingsIn(shard: DecidedShard): (index: number) => Standing[] {
  const pairs = trackPairs(shard);
  return (index) => {
    const first: Standing[] = [];
    const second: Standing[] = [];
    for (const pair of pairs) {
      const cell = pair.cells[cellAt(pair, index)];
      if (!cell || !isTold(cell)) continue;
      const { track, group } = pair;
      const { from, to } = cell;
      (cell.isDecided[0] ? first : second).push(group === null ? { track, from, to } : { track, group, from, to });
    }
    return [...first, ...second];
  };
}
