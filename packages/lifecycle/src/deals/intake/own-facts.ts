import type { FactValue } from '@tierwright/facts';
import type { Instant } from '../../time/instant.ts';
import type { Deal } from '../deal.ts';
import type { AnswersRead } from './deal-keys.ts';
import type { CheckHits } from './handle-conflicts.ts';
import { daysBetween } from './opposing.ts';

/** Field of the form that makes a deal two-tier (D12). */
const DISTRIBUTOR = 'distributor';

/** Whether the partner buys from a distributor: the field `distributor` is filled (D12). */
export const isTwoTier = ({ answers }: Pick<Deal, 'answers'>): boolean => typeof answers[DISTRIBUTOR] === 'string';

/** What is found of a conflict, whatever is made of it. */
function conflictFact(hits: CheckHits['hits'], known: FactValue | undefined): FactValue {
  if (known === 'hit' || (hits !== null && hits.length > 0)) return 'hit';
  return known === 'unknown' || hits === null ? 'unknown' : 'clear';
}

/**
 * S11: what conditions of a deal read besides the partner’s facts; its place and band are added to it. A deal that was not
 * submitted counts as submitted today.
 */
export function ownFacts(
  deal: Deal,
  { facts }: AnswersRead,
  found: readonly CheckHits[],
  today: string,
  dayOf: (at: Instant) => string,
): Record<string, FactValue> {
  const active = deal.activeAt ?? deal.submittedAt;
  const own: Record<string, FactValue> = {
    ...facts,
    'deal.model': isTwoTier(deal) ? 'twoTier' : 'oneTier',
    'deal.submittedOn': deal.submittedAt === null ? today : dayOf(deal.submittedAt),
    'deal.idleDays': active === null ? 0 : daysBetween(dayOf(active), today),
    'deal.resubmissions': deal.resubmissions,
  };
  for (const { ready, hits } of found) {
    const id = `conflict.${ready.check.on}`;
    own[id] = conflictFact(hits, own[id]);
  }
  return own;
}
