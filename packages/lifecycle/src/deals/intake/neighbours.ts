import type { Deal } from '../deal.ts';
import type { DealKeys } from './deal-keys.ts';
import type { Intake } from './intake.ts';
import { areSettledApart, byQueue, goesBefore, isAhead, isOpen } from './queue.ts';
import { likelyDuplicate, sameDeal } from './same-deal.ts';

/** The other registrations as one of them sees them, in the order of the queue. */
export interface Neighbours {
  /** The same partner’s own, ahead by the queue or approved. */
  readonly own: readonly Deal[];
  /** Of the same deal by other partners, and ahead (D6). */
  readonly ahead: readonly Deal[];
  /** Ahead and not the same deal: those that may be by their names. */
  readonly apart: readonly Deal[];
  /** Approved ones that this one goes before by a decision (D9, D10). */
  readonly outdone: readonly Deal[];
}

const NONE: Neighbours = { own: [], ahead: [], apart: [], outdone: [] };

/** Open registrations only; those that somebody found not to be the same deal are none. The order of `deals` never matters. */
export function neighboursOf(intake: Intake, deal: Deal, deals: readonly Deal[]): Neighbours {
  if (deals.length === 0) return NONE;
  const keys = intake.keys(deal.answers);
  const found = { own: [] as Deal[], ahead: [] as Deal[], apart: [] as Deal[], outdone: [] as Deal[] };
  for (const other of deals) {
    if (other.id === deal.id || !isOpen(other) || areSettledApart(deal, other)) continue;
    const isSame = sameDeal(keys, intake.keys(other.answers), intake.same);
    if (isSame && other.partner === deal.partner) {
      if (other.state === 'approved' || byQueue(other, deal) < 0) found.own.push(other);
    } else if (isAhead(intake, other, deal)) (isSame ? found.ahead : found.apart).push(other);
    else if (isSame && other.state === 'approved' && goesBefore(deal, other)) found.outdone.push(other);
  }
  found.own.sort(byQueue);
  found.ahead.sort(byQueue);
  found.apart.sort(byQueue);
  found.outdone.sort(byQueue);
  return found;
}

/** Those of `apart` that may be the same deal under another name. */
export function likelyAmong(intake: Intake, keys: DealKeys, apart: readonly Deal[], similar: number): readonly Deal[] {
  return apart.filter((other) => likelyDuplicate(keys, intake.keys(other.answers), intake.same, similar));
}
