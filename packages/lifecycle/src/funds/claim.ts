import { parseDay } from '@tierwright/facts';
import type { Problem } from '@tierwright/program';
import type { ChainRun } from '../approvals/chain-run.ts';
import { refusal } from '../machine/refusal.ts';
import type { Run } from '../machine/run.ts';
import { claimDue, overAt, setClaimClock } from './claim-clock.ts';
import { type Desk, deskOf, type FundContext, ratesInto } from './desk.ts';
import { enterState, forfeit } from './end-request.ts';
import { total } from './enter-ledger.ts';
import { ask, keepChain } from './fund-chain.ts';
import type { Cost, FundRequest, Proof } from './fund-request.ts';
import { claimRules } from './fund-rules.ts';
import type { PartnerFundMessage } from './messages.ts';
import { owe } from './pay.ts';
import { readCosts } from './read-costs.ts';
import { wrongProof } from './read-proof.ts';
import { fundReason } from './reasons.ts';
import { missingRate, sharedCost } from './shared-cost.ts';

type Message<T> = Extract<PartnerFundMessage, { type: T }>;

/** The activity ended before its planned end: it can be claimed now, and the time for that runs from then, never longer than before. */
export function endActivity(run: Run<FundRequest>, { on }: Message<'activityDone'>, x: FundContext): Problem | undefined {
  const { item } = run;
  const desk = deskOf(item, x, run.at);
  const { startsOn = '', endsOn = '' } = item.plan ?? {};
  if (typeof on !== 'string' || parseDay(on) === undefined || on < startsOn || on > endsOn || on > desk.day) {
    const expected = `a day from ${startsOn} to ${endsOn} that is not to come`;
    return refusal('OPS105', 'The activity cannot have ended then.', { pointer: '/on', value: on, expected });
  }
  item.endedOn = on;
  const due = claimDue(run, desk);
  setClaimClock(run, desk, Math.min(due, run.timer('claim')?.at ?? due));
  return undefined;
}

/** Proof is handed in; the claim is made later. */
export function handIn(run: Run<FundRequest>, proof: readonly Proof[], x: FundContext): Problem | undefined {
  const wrong = wrongProof(proof, claimRules(deskOf(run.item, x, run.at).fund).proof);
  if (wrong) return wrong;
  run.item.proof = [...run.item.proof, ...proof];
  return undefined;
}

/** F2: what is proven is claimed. Refused while the activity goes on (OPS501) and while a kind of proof is missing (OPS502). */
export function claim(run: Run<FundRequest>, message: Message<'claim'>, x: FundContext): Problem | undefined {
  const { item } = run;
  const wrong = message.proof === undefined ? undefined : handIn(run, message.proof, x);
  if (wrong) return wrong;
  const desk = deskOf(item, x, run.at);
  const early = tooEarly(run, desk) ?? unproved(item, desk);
  if (early) return early;
  const costs = readCosts(message.costs, desk.currency, '/costs');
  if (!costs.ok) return costs.problems[0];
  const unpaid = settle(run, desk, costs.value);
  if (unpaid) return unpaid;
  item.submitter = message.by;
  item.reasons = [];
  run.clear('claim');
  enterState(run, 'claimed', 'claim');
  const { approval } = claimRules(desk.fund);
  if (approval === undefined) owe(run, desk);
  else decideClaim(run, x, ask(run, desk, approval, 'claim'));
  return undefined;
}

function tooEarly({ item, now }: Run<FundRequest>, desk: Desk): Problem | undefined {
  if (item.endedOn !== null || overAt(item, desk) <= now) return undefined;
  return refusal('OPS501', `The activity is not over before the end of ${item.plan?.endsOn}.`, { expected: 'a claim after the activity' });
}

function unproved({ proof }: FundRequest, { fund }: Desk): Problem | undefined {
  const missing = claimRules(fund).proof.filter((kind) => !proof.some((piece) => piece.kind === kind));
  if (missing.length === 0) return undefined;
  return refusal('OPS502', 'Not all proof is there.', { pointer: '/proof', expected: missing.join(', ') });
}

/** What will be paid: the share of the proven cost at the rates of the approval’s day, at most what is reserved. */
function settle({ item }: Run<FundRequest>, { currency, facts, program }: Desk, costs: readonly Cost[]): Problem | undefined {
  const day = program.baseCalendar.dayOf(item.approvedAt ?? item.at);
  const unknown = missingRate(costs, currency, facts.rate, day);
  if (unknown) return unknown;
  const proven = sharedCost(costs, item.share ?? 0, currency, ratesInto(facts, currency, day)) ?? 0;
  if (proven <= 0)
    return refusal('OPS105', 'Nothing of that cost is paid.', { pointer: '/costs', expected: 'costs of which something is paid' });
  item.proven = costs;
  item.paid = Math.min(proven, total(item.reservations));
  return undefined;
}

/** What the people said of a claim, as far as they have: refused, it may be made again until `times` is reached. */
export function decideClaim(run: Run<FundRequest>, x: FundContext, chain: ChainRun): void {
  const { item } = run;
  const over = keepChain(run, chain);
  if (over === undefined) return;
  const desk = deskOf(item, x, run.at);
  if (over === 'approved') {
    owe(run, desk);
    return;
  }
  item.refusedClaims += 1;
  item.paid = null;
  const reason = fundReason('claimRefused', chain.reason);
  if (item.refusedClaims >= claimRules(desk.fund).times) {
    forfeit(run, desk, 'reject', reason);
    return;
  }
  item.reasons = [reason];
  enterState(run, 'approved', 'reject');
  setClaimClock(run, desk, claimDue(run, desk));
}
