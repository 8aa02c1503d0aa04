import type { ItemReading } from '@tierwright/engine';
import { type Fund, type Num, toMinor } from '@tierwright/program';
import type { Parties } from '../approvals/chain-run.ts';
import { answerFacts } from '../forms/answer-facts.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkCalendar } from '../time/work-calendar.ts';
import type { FundFacts } from './fund-facts.ts';
import type { FundRequest } from './fund-request.ts';
import { currencyOf, fundOf } from './fund-rules.ts';
import type { Purse } from './room.ts';
import { exchanged, type RateFrom, sharedCost } from './shared-cost.ts';

/** What every step of a request is given. */
export interface FundContext {
  readonly program: LifecycleProgram;
  readonly facts: FundFacts;
}

/** A request on a day, with what the program says of it then: amounts in minor units of the fund’s currency. */
export interface Desk extends FundContext {
  readonly fund: Fund;
  readonly currency: string;
  readonly calendar: WorkCalendar;
  readonly day: string;
  readonly reading: ItemReading;
  /** Percent of the cost; null where it is not known. */
  readonly share: number | null;
  /** Cost × share, at the day’s rates until it is approved; null without a plan, or where a rate or the share is not known. */
  readonly amount: number | null;
}

/** Rates of a day into a currency. */
export const ratesInto =
  (facts: FundFacts, to: string, day: string): RateFrom =>
  (from) =>
    facts.rate(from, to, day);

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Parameters hold as of the last submission, facts as of the day of `at` (S11). */
export function deskOf(item: FundRequest, { program, facts }: FundContext, at: Instant): Desk {
  const fund = fundOf(program, item.fund);
  const currency = currencyOf(program.program, fund);
  const base = program.baseCalendar;
  const day = base.dayOf(at);
  const partner = facts.partner(item.partner, day, base.dayOf(item.submittedAt ?? at)).about({});
  const share = asNumber(partner.num(fund.share ?? 50));
  const { plan, approvedAt } = item;
  const asked = plan && share !== null ? sharedCost(plan.costs, share, currency, ratesInto(facts, currency, day)) : null;
  const amount = approvedAt === null ? asked : item.amount;
  const own = program.program.currency;
  const inOwn = amount === null || own === currency ? amount : exchanged(amount, currency, own, ratesInto(facts, own, day));
  const answers = answerFacts(fund.plan ?? [], plan?.answers ?? {}, 'request', own);
  const reading = partner.with({ ...answers, 'request.amount': inOwn });
  return { program, facts, fund, currency, calendar: program.calendar(reading), day, reading, share, amount };
}

/** A limit of the fund in its own currency: as it is written, or the value that it names, which is in the program’s. */
function limitOf({ program, facts, currency, day, reading }: Desk, limit: Num | undefined): number | null | undefined {
  if (limit === undefined) return undefined;
  if (typeof limit === 'number') return toMinor(limit, currency) ?? null;
  const value = asNumber(reading.money(limit));
  const own = program.program.currency;
  return value === null || own === currency ? value : exchanged(value, own, currency, ratesInto(facts, currency, day));
}

/** Whose money it is about, and what the fund allows on the day. */
export const purseOf = (desk: Desk, partner: string, period: string): Purse => ({
  fund: desk.fund,
  partner,
  period,
  day: desk.day,
  budget: limitOf(desk, desk.fund.budget),
  perPartner: limitOf(desk, desk.fund.perPartner),
});

/** Whoever works for the partner has no part in the decision (A2). */
export const partiesOf = ({ submitter, partner }: FundRequest): Parties => ({
  submitter,
  partner,
  distributor: null,
  opposing: [],
  owners: [],
});
