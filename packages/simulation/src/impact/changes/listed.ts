import { atKey } from '../../report/at-key.ts';
import type { PartnerChange } from '../../report/partner-change.ts';

/** So many partners whose tier changes are told one by one, the first by id. */
export const LISTED = 10_000;
/** And so many of each move between headline tiers. */
export const LISTED_OF_MOVE = 100;

type Tier = string | null;
const newMap = <K, V>(): Map<K, V> => new Map();
const none = () => ({ listed: 0 });

const byId = (one: PartnerChange, other: PartnerChange): number => (one.partner < other.partner ? -1 : one.partner > other.partner ? 1 : 0);

/**
 * SIM-M18: those who are told one by one, by id. Whoever is among the first of all partners is among the first of those of
 * its shard: what is listed of lists is what is listed of all.
 */
export function listedOf(all: readonly PartnerChange[]): PartnerChange[] {
  const sorted = [...all].sort(byId);
  if (sorted.length <= LISTED) return sorted;
  const ofMoves = new Map<string, Map<Tier, Map<Tier, { listed: number }>>>();
  return sorted.filter(({ moves }, place) => {
    let isListed = place < LISTED;
    for (const { track, group, from, to } of moves) {
      if (group !== undefined) continue;
      const known = atKey(atKey(atKey(ofMoves, track, newMap), from, newMap), to, none);
      if (known.listed === LISTED_OF_MOVE) continue;
      known.listed += 1;
      isListed = true;
    }
    return isListed;
  });
}
