import type { Instant } from '../time/instant.ts';
import type { Deal } from './deal.ts';
import type { ChangeRequest } from './deal-request.ts';

export type Candidate = Pick<ChangeRequest, 'answers' | 'isNewDeal' | 'settled'>;

/** D16: the deal as a change would make it. Its place is kept, unless it is as good as a new deal at the back of the queue. */
export function changedDeal(item: Deal, { answers, isNewDeal, settled }: Candidate, queuedAt: Instant): Deal {
  if (!isNewDeal) return { ...item, answers, settled: [...item.settled, ...settled] };
  return { ...item, answers, settled, queuedAt, state: 'pending', terms: null };
}
