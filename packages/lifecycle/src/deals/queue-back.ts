import type { Instant } from '../time/instant.ts';
import type { DealWork } from './deal-work.ts';

/** The back of the queue: now, or right after those of the same millisecond, since no two stand on the same place (D6). */
export function backOfQueue({ run, facts }: DealWork): Instant {
  const taken = new Set(facts.deals.map(({ queuedAt }) => queuedAt));
  let at = run.now;
  while (taken.has(at)) at += 1;
  return at;
}
