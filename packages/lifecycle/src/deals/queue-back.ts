import type { Instant } from '../time/instant.ts';
import type { DealWork } from './deal-work.ts';

/** The back of the queue: now, or right after the last of the same millisecond, since no two stand on the same place (D6). */
export function backOfQueue({ run, facts }: DealWork): Instant {
  return Math.max(run.now, ...facts.deals.map(({ queuedAt }) => (queuedAt ?? run.now - 1) + 1));
}
