import type { BenefitDecision } from '@tierwright/engine';
import { type Outcome, toMinor } from '@tierwright/program';
import type { LedgerEntry } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import { periodAfter, periodOf } from './fiscal-period.ts';
import type { RateOn } from './fund-facts.ts';
import { currencyOf, findFund } from './fund-rules.ts';
import { lastsUntil } from './lasts-until.ts';
import { sharedCost } from './shared-cost.ts';

/** What a partner’s benefit decided, to be paid into a fund. */
export interface Accrual {
  readonly partner: string;
  /** The decision about the fund’s benefit; an amount that is not granted or not known accrues nothing. */
  readonly decision: Pick<BenefitDecision, 'granted' | 'amount'>;
  /** Any day of the fiscal period that it is accrued for. */
  readonly day: string;
  /** Rates of the day after the period, where the decision has amounts in other currencies. */
  readonly rate: RateOn;
}

/**
 * F1: the entry for what a benefit brings to a partner in a period; null where it brings nothing. Entered on the first day
 * after the period, from which on it lasts. Refused: a fund that is none, or none that accrues (OPS104), a rate that is not
 * known (OPS106).
 */
export function accrueFund(
  program: LifecycleProgram,
  fundId: string,
  { partner, decision, day, rate }: Accrual,
): Outcome<LedgerEntry | null> {
  const fund = findFund(program, fundId);
  if (fund?.kind !== 'accrual') {
    const expected = 'a fund of kind accrual';
    return { ok: false, problems: [refusal('OPS104', 'Nothing accrues in this fund.', { pointer: '/fund', value: fundId, expected })] };
  }
  const currency = currencyOf(program.program, fund);
  const first = periodAfter(program.program, fund, day);
  const amount = (decision.granted && decision.amount) || 0;
  const given = typeof amount === 'number' ? { [program.program.currency]: amount } : amount;
  const costs = Object.entries(given).map(([own, major]) => ({ title: '', minor: toMinor(major, own) ?? 0, currency: own }));
  const minor = sharedCost(costs, 100, currency, (from) => rate(from, currency, first));
  if (minor === null) {
    const message = `A rate in ${currency} on ${first} is not known.`;
    return { ok: false, problems: [refusal('OPS106', message, { expected: 'a rate of the day' })] };
  }
  if (minor <= 0) return { ok: true, value: null, problems: [] };
  const expires = lastsUntil(program, fund, first);
  const entry: LedgerEntry = {
    fund: fundId,
    partner,
    entry: 'accrued',
    minor,
    currency,
    period: periodOf(program.program, fund, day),
    expires,
  };
  return { ok: true, value: entry, problems: [] };
}
