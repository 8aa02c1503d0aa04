import { NEAR } from './distance.ts';
import type { PartnerChange, PartnerMove } from './partner-change.ts';
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

/** Tallies by key; the result is sorted by count, then by key, so that it does not depend on the order of partners. */
class Tally<T extends { partners: number }> {
  readonly #entries = new Map<string, T>();

  add(key: string, fresh: () => T): T {
    const entry = this.#entries.get(key) ?? fresh();
    this.#entries.set(key, entry);
    entry.partners += 1;
    return entry;
  }

  sorted(): T[] {
    return [...this.#entries].sort(([a, one], [b, other]) => other.partners - one.partners || (a < b ? -1 : 1)).map(([, entry]) => entry);
  }
}

/** Counts the changes of headline tiers, and what decided them. */
export function countChanges(changed: readonly PartnerChange[], order: TierOrder): { tiers: TierChange[]; reasons: ReasonCount[] } {
  const tiers = new Tally<TierChange>();
  const reasons = new Tally<ReasonCount>();
  const moves = changed.flatMap((one) => one.moves).filter(({ group }) => group === undefined);
  for (const { track, from, to, reason } of moves) {
    const change = order.rank(track, to) > order.rank(track, from) ? 'gained' : 'lost';
    const { tier } = reason;
    const entry = tiers.add(`${change} ${track} ${tier}`, () => ({ change, track, tier, partners: 0, near: 0 }));
    if (isNear(reason.distance)) entry.near += 1;
    const why = reasonsOf(reason);
    for (const { reason: id, title, near } of why) {
      const counted = reasons.add(`${change} ${track} ${tier} ${id}`, () => ({
        change,
        track,
        tier,
        reason: id,
        title,
        partners: 0,
        alone: 0,
        near: 0,
      }));
      if (why.length === 1) counted.alone += 1;
      if (near) counted.near += 1;
    }
  }
  return { tiers: tiers.sorted(), reasons: reasons.sorted() };
}
