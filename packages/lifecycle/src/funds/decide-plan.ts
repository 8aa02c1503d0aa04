import type { Problem } from '@tierwright/program';
import type { ChainRun } from '../approvals/chain-run.ts';
import type { Run } from '../machine/run.ts';
import { claimDue, setClaimClock } from './claim-clock.ts';
import { deskOf, type FundContext, purseOf } from './desk.ts';
import { enterState, reject } from './end-request.ts';
import { enterLedger } from './enter-ledger.ts';
import { hindrances } from './examine.ts';
import { keepChain } from './fund-chain.ts';
import type { FundRequest } from './fund-request.ts';
import { fundReason } from './reasons.ts';
import { reservationsFor } from './room.ts';
import { missingRate } from './shared-cost.ts';

/** How long a partner has for a request that was returned. */
const ANSWER = 'P14D';

/** What the people said of a plan, as far as they have. */
export function decidePlan(run: Run<FundRequest>, x: FundContext, chain: ChainRun): Problem | undefined {
  switch (keepChain(run, chain)) {
    case 'approved':
      return reserve(run, x);
    case 'rejected':
      reject(run, 'reject', [fundReason('planRefused', chain.reason)]);
      return undefined;
    case 'returned':
      run.item.reasons = [fundReason('returned', chain.reason)];
      enterState(run, 'returned', 'return');
      run.set('answer', deskOf(run.item, x, run.at).calendar.endOf(ANSWER, run.now));
      return undefined;
    default:
      return undefined;
  }
}

/**
 * F1, F2: in the step of the approval the request is looked at again, with the facts and the rates of that day, and the money
 * reserved. Where a rate is not known (OPS106) nothing is decided yet.
 */
export function reserve(run: Run<FundRequest>, x: FundContext): Problem | undefined {
  const { item } = run;
  const desk = deskOf(item, x, run.at);
  const { plan, partner, period } = item;
  if (!plan || period === null) throw new Error(`The request ${item.id} was approved without a plan`);
  const unknown = missingRate(plan.costs, desk.currency, x.facts.rate, desk.day);
  if (unknown) return unknown;
  const reasons = hindrances(desk, item);
  const { amount, share } = desk;
  if (reasons.length > 0 || amount === null) {
    reject(run, 'approve', reasons);
    return undefined;
  }
  item.amount = amount;
  item.share = share;
  item.approvedAt = run.at;
  item.reservations = reservationsFor(purseOf(desk, partner, period), x.facts.ledger, amount);
  enterLedger(run, 'reserved', item.reservations, desk.currency);
  enterState(run, 'approved', 'approve');
  setClaimClock(run, desk, claimDue(run, desk));
  return undefined;
}
