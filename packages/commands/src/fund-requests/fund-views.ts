import type { Cost, FundRequest } from '@tierwright/lifecycle';
import type { Fund } from '@tierwright/program';
import { chainShown } from '../status/chain-shown.ts';
import { headOf } from '../status/head.ts';
import { holdersShown, holderTitles } from '../status/holders.ts';
import { instantOrNull, moneyOrNull, moneyShown, partnerShown } from '../status/parts-shown.ts';
import { personOrNull } from '../status/person-shown.ts';
import { reasonsShown } from '../status/reasons-shown.ts';
import type { Shown, Viewer } from '../status/shown.ts';
import type { AskedOfYou } from '../status/status-shapes.ts';
import type { PartnerFund, VendorFund } from './fund-shapes.ts';
import { fundSentence, fundTimerWords } from './fund-words.ts';

function fundIn({ item, program: { program } }: Shown<FundRequest>): { fund: Fund | undefined; currency: string } {
  const fund = program.funds?.find(({ id }) => id === item.fund);
  return { fund, currency: fund?.currency ?? program.currency };
}

const costsShown = (costs: readonly Cost[]) => costs.map(({ title, minor, currency }) => ({ title, cost: moneyShown(minor, currency) }));

function planShown({ plan }: FundRequest, fund: Fund | undefined) {
  if (!plan) return null;
  const { activity, startsOn, endsOn, costs, answers } = plan;
  const title = fund?.activities.find(({ id }) => id === activity)?.title ?? activity;
  return { activity: { id: activity, title }, startsOn, endsOn, costs: costsShown(costs), answers };
}

function common(shown: Shown<FundRequest>, viewer: Viewer, yours: readonly AskedOfYou[]) {
  const { item } = shown;
  const { fund, currency } = fundIn(shown);
  return {
    ...headOf(shown, viewer, { sentence: fundSentence(shown), words: fundTimerWords, yours }),
    partner: partnerShown(shown, item.partner),
    fund: { id: item.fund, title: fund?.title ?? item.fund },
    plan: planShown(item, fund),
    amount: moneyOrNull(item.amount, currency),
    share: item.share,
    period: item.period,
    submittedAt: instantOrNull(item.submittedAt),
    approvedAt: instantOrNull(item.approvedAt),
    endedOn: item.endedOn,
    proof: item.proof.map(({ kind, file }) => ({ kind, file })),
    proven: costsShown(item.proven),
    refusedClaims: item.refusedClaims,
    paid: moneyOrNull(item.paid, currency),
    reasons: reasonsShown(item.reasons),
  };
}

/** A request as people of its partner see it: without who of the vendor decides, and what they wrote in their steps. */
export function partnerFund(shown: Shown<FundRequest>, partner: string, yours: readonly AskedOfYou[]): PartnerFund {
  const viewer = { side: 'partner', partner } as const;
  return { ...common(shown, viewer, yours), holders: holderTitles(shown, viewer) };
}

export function vendorFund(shown: Shown<FundRequest>, yours: readonly AskedOfYou[]): VendorFund {
  const { item } = shown;
  const { currency } = fundIn(shown);
  return {
    ...common(shown, { side: 'vendor' }, yours),
    holders: holdersShown(shown),
    submitter: personOrNull(shown, item.submitter),
    reservations: item.reservations.map(({ minor, lot, expires }) => ({ money: moneyShown(minor, currency), lot, expires })),
    chains: item.chains.map((chain) => chainShown(shown, chain)),
  };
}
