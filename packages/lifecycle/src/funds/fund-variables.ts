import { roleTitle } from '../approvals/role-title.ts';
import { holdersOf } from '../approvals/step-events.ts';
import { answerValues } from '../notices/answer-values.ts';
import type { NoticeValue, NoticeValues } from '../notices/notice-value.ts';
import { type FundContext, partiesOf } from './desk.ts';
import type { FundRequest } from './fund-request.ts';
import { currencyOf, fundOf } from './fund-rules.ts';

/** Roles or people who have to act on a request now. */
export function fundHolders(item: FundRequest, { program, facts }: FundContext): readonly string[] {
  switch (item.state) {
    case 'draft':
    case 'returned':
    case 'approved':
      return ['partner'];
    case 'pending':
    case 'claimed': {
      const running = item.chains.filter(({ state }) => state === 'running');
      const people = { program, people: facts.people, parties: partiesOf(item), run: { now: item.at } };
      return running.flatMap((chain) => holdersOf(people, chain));
    }
    case 'payable':
      return item.timers.some(({ id }) => id === 'pay:morning') ? ['accountManager'] : [];
    default:
      return [];
  }
}

/** What notices may say of a request. */
export function fundVariables(item: FundRequest, x: FundContext): NoticeValues {
  const { program, facts } = x;
  const fund = fundOf(program, item.fund);
  const currency = currencyOf(program.program, fund);
  const shown = (minor: number | null): NoticeValue => (minor === null ? null : { money: minor, currency });
  const due = item.timers.find(({ id }) => id === 'claim' || id === 'answer' || id === 'pay');
  return {
    ...answerValues(fund.plan ?? [], item.plan?.answers ?? {}, { prefix: 'request', currency: program.program.currency, facts }),
    'fund.title': fund.title,
    'request.id': item.id,
    'request.amount': shown(item.amount),
    'request.paid': shown(item.paid),
    'request.reason': item.reasons.map(({ title, note }) => note ?? title).join(' ') || null,
    'request.due': due ? { at: due.at } : null,
    'request.holder': fundHolders(item, x)
      .map((holder) => roleTitle(program, holder))
      .join(', '),
  };
}
