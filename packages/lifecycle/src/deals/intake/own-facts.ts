import type { FactValue } from '@tierwright/facts';
import type { Instant } from '../../time/instant.ts';
import type { Deal } from '../deal.ts';
import type { AnswersRead } from './answers-read.ts';
import type { CheckHits } from './handle-conflicts.ts';
import { daysBetween } from './opposing.ts';

/**
 * S11: what conditions of a deal read besides the partner’s facts; its place and band are added to it. A deal that was not
 * submitted counts as submitted today.
 */
export function ownFacts(
  deal: Deal,
  { facts }: Pick<AnswersRead, 'facts'>,
  found: readonly CheckHits[],
  today: string,
  dayOf: (at: Instant) => string,
): Record<string, FactValue> {
  const active = deal.activeAt ?? deal.submittedAt;
  const own: Record<string, FactValue> = {
    ...facts,
    'deal.submittedOn': deal.submittedAt === null ? today : dayOf(deal.submittedAt),
    'deal.idleDays': active === null ? 0 : daysBetween(dayOf(active), today),
    'deal.resubmissions': deal.resubmissions,
  };
  for (const { ready, hits } of found) {
    const id = ready.fact;
    if (hits === null) own[id] = 'unknown';
    else if (hits.length > 0) own[id] = 'hit';
  }
  return own;
}
