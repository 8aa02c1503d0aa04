import { atKey } from '../../report/at-key.ts';
import type { Standing } from '../../report/tier-move.ts';

/** So many partners whose tier changes are told one by one, the first by id. */
export const LISTED = 10_000;
/** And so many of each move between headline tiers. */
export const LISTED_OF_MOVE = 100;

/** Who may be listed: an id, and where it moves. */
interface Listable {
  readonly partner: string;
  readonly moves: readonly Standing[];
}

type Tier = string | null;
const newMap = <K, V>(): Map<K, V> => new Map();
const none = () => ({ listed: 0 });

const byId = (one: Listable, other: Listable): number => (one.partner < other.partner ? -1 : one.partner > other.partner ? 1 : 0);

/**
 * SIM-M18: those who are told one by one, by id. Whoever is among the first of all partners is among the first of those of
 * its shard: what is listed of lists is what is listed of all.
 */
export function listedOf<One extends Listable>(all: readonly One[]): One[] {
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

/**
 * Beside those that are listed already: the id before which somebody who moves so may be among the first, null where anybody may.
 * The others need not be told one by one. Moves in groups count for nothing.
 */
export function lastToList(already: readonly Listable[]): (moves: readonly Standing[]) => string | null {
  const last = already[LISTED - 1]?.partner;
  if (last === undefined) return () => null;
  const ofMoves = new Map<string, Map<Tier, Map<Tier, { listed: number; last: string }>>>();
  for (const { partner, moves } of already)
    for (const { track, group, from, to } of moves) {
      if (group !== undefined) continue;
      const known = atKey(atKey(atKey(ofMoves, track, newMap), from, newMap), to, () => ({ listed: 0, last: '' }));
      known.listed += 1;
      if (known.listed === LISTED_OF_MOVE) known.last = partner;
    }
  return (moves) => {
    let until = last;
    for (const { track, group, from, to } of moves) {
      if (group !== undefined || from === to) continue;
      const known = ofMoves.get(track)?.get(from)?.get(to);
      if (known === undefined || known.listed < LISTED_OF_MOVE) return null;
      if (known.last > until) until = known.last;
    }
    return until;
  };
}
