import { atKey } from './at-key.ts';
import { NEAR } from './distance.ts';
import type { PartnerMove } from './partner-change.ts';
import type { TierOrder } from './tier-order.ts';

/** How many partners lose (or gain) a tier, and how many of them by less than 5 % of what decided. */
export interface TierChange {
  change: 'lost' | 'gained';
  track: string;
  tier: string;
  partners: number;
  near: number;
}

/** What decided the moves to or from a tier. `alone`: nothing else was missing. */
export interface ReasonCount {
  change: 'lost' | 'gained';
  track: string;
  tier: string;
  /** A requirement, or why there is none. */
  reason: string;
  title: string;
  partners: number;
  alone: number;
  near: number;
}

/** SIM-M5. */
export const isNear = (distance: number | null) => distance !== null && distance < NEAR;
const WHY = {
  notInTrack: 'not in the track',
  noSuchTier: 'the version has no such tier',
  review: 'the review, a grace period or an exception',
  missed: 'its own condition',
} as const;

/** What decided a move: the requirements that are missed, or why there is none. */
export function reasonsOf({ because, missed, distance }: PartnerMove['reason']): { reason: string; title: string; near: boolean }[] {
  if (missed.length > 0) return missed.map((one) => ({ reason: one.requirement, title: one.title, near: isNear(one.distance) }));
  return [{ reason: because, title: WHY[because], near: isNear(distance) }];
}

/** Counts, by what they are of. */
class Tally<T extends { readonly partners: number }> {
  readonly #entries = new Map<string, T>();
  readonly #keyOf: (entry: T) => string;

  constructor(keyOf: (entry: T) => string) {
    this.#keyOf = keyOf;
  }

  /** The entry of a key, where there is one. */
  get(key: string): T | undefined {
    return this.#entries.get(key);
  }

  add(entry: T): T {
    this.#entries.set(this.#keyOf(entry), entry);
    return entry;
  }

  /** By count, then by key, so that it does not depend on the order of partners. */
  sorted(): T[] {
    return [...this.#entries].sort(([a, one], [b, other]) => other.partners - one.partners || (a < b ? -1 : 1)).map(([, entry]) => entry);
  }
}

type OfTier = Pick<TierChange, 'change' | 'track' | 'tier'>;
const tierKey = ({ change, track, tier }: OfTier): string => `${change} ${track} ${tier}`;
const reasonKey = (one: OfTier & Pick<ReasonCount, 'reason'>): string => `${tierKey(one)} ${one.reason}`;

/** Changes of headline tiers, and what decided them: plain JSON, and counts of different partners add up. */
export interface ChangeCounts {
  tiers: TierChange[];
  reasons: ReasonCount[];
}

/** A change of one tier, and what decided it. */
interface CountedTier {
  readonly entry: TierChange;
  readonly reasons: Map<string, ReasonCount>;
}

const newMap = <K, V>(): Map<K, V> => new Map();
const noneOf = (of: OfTier): CountedTier => ({ entry: { ...of, partners: 0, near: 0 }, reasons: new Map() });

function sortedCounts(counted: readonly CountedTier[]): ChangeCounts {
  const tiers = new Tally<TierChange>(tierKey);
  const reasons = new Tally<ReasonCount>(reasonKey);
  for (const { entry, reasons: own } of counted) {
    tiers.add(entry);
    for (const count of own.values()) reasons.add(count);
  }
  return { tiers: tiers.sorted(), reasons: reasons.sorted() };
}

/** A move, and how many partners make it for the same reasons, each of them near or not. */
export interface CountedMove {
  readonly move: PartnerMove;
  readonly partners: number;
}

/** Counts the changes of headline tiers, and what decided them. */
export function countMoves(moves: Iterable<CountedMove>, order: TierOrder): ChangeCounts {
  const counted = new Map<string, Map<string, Map<OfTier['change'], CountedTier>>>();
  for (const {
    move: { track, group, from, to, reason },
    partners,
  } of moves) {
    if (group !== undefined) continue;
    const { tier } = reason;
    const change: OfTier['change'] = order.rank(track, to) > order.rank(track, from) ? 'gained' : 'lost';
    const { entry, reasons } = atKey(atKey(atKey(counted, track, newMap), tier, newMap), change, () => noneOf({ change, track, tier }));
    entry.partners += partners;
    if (isNear(reason.distance)) entry.near += partners;
    const why = reasonsOf(reason);
    for (const { reason: id, title, near } of why) {
      const count = atKey(reasons, id, () => ({ change, track, tier, reason: id, title, partners: 0, alone: 0, near: 0 }));
      count.partners += partners;
      if (why.length === 1) count.alone += partners;
      if (near) count.near += partners;
    }
  }
  return sortedCounts([...counted.values()].flatMap((ofTrack) => [...ofTrack.values()].flatMap((ofTier) => [...ofTier.values()])));
}

/** Counts of different partners as one. */
export function addChangeCounts(all: readonly ChangeCounts[]): ChangeCounts {
  const tiers = new Tally<TierChange>(tierKey);
  const reasons = new Tally<ReasonCount>(reasonKey);
  for (const counts of all) {
    for (const one of counts.tiers) {
      const sum = tiers.get(tierKey(one)) ?? tiers.add({ ...one, partners: 0, near: 0 });
      sum.partners += one.partners;
      sum.near += one.near;
    }
    for (const one of counts.reasons) {
      const sum = reasons.get(reasonKey(one)) ?? reasons.add({ ...one, partners: 0, alone: 0, near: 0 });
      sum.partners += one.partners;
      sum.alone += one.alone;
      sum.near += one.near;
    }
  }
  return { tiers: tiers.sorted(), reasons: reasons.sorted() };
}
