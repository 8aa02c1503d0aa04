import type { DealRegistration, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { BreachReport } from './deal-request.ts';
import type { DealWork } from './deal-work.ts';
import { endDeal } from './end-deal.ts';
import { addRequest, closeRequest, openRequest } from './requests.ts';
import { startRun } from './runs.ts';

type Engagement = NonNullable<DealRegistration['engagement']>[number];

/** Holds in every program (D17). */
const TRUTHFUL: Engagement = { id: 'truthful', title: 'What a registration says is true', binds: 'partner', breach: 'revoke' };

/** The rules of engagement of a program, with the one that is built in. */
const rulesOf = ({ registration }: DealWork): readonly Engagement[] => {
  const written = registration.engagement ?? [];
  return written.some(({ id }) => id === TRUTHFUL.id) ? written : [...written, TRUTHFUL];
};

/** D17: a breach is reported; whether it was one is adjudicated. */
export function reportBreach(work: DealWork, { by, rule, note }: Pick<BreachReport, 'by' | 'rule' | 'note'>): Problem | undefined {
  const { item, run, registration } = work;
  const rules = rulesOf(work);
  if (!rules.some(({ id }) => id === rule)) {
    const expected = `one of ${rules.map(({ id }) => id).join(', ')}`;
    return refusal('OPS104', 'The program has no such rule of engagement.', { pointer: '/rule', value: rule, expected });
  }
  if (openRequest(item, 'breach')) {
    return refusal('OPS203', 'A breach is being looked at already.', { expected: 'the answer to it first' });
  }
  const chain = registration.conflicts?.adjudication ?? 'review';
  const { id } = startRun(work, { chain, purpose: 'breach', about: rule }, by);
  addRequest(work, { kind: 'breach', state: 'open', by, askedAt: run.at, reasons: [], rule, note, chain: id });
  return undefined;
}

/** D17: it was a breach: noted, revoked, or the benefit is paid though another sold. */
export function upholdBreach(work: DealWork): void {
  const { item, run } = work;
  const report = openRequest(item, 'breach');
  const rule = rulesOf(work).find(({ id }) => id === report?.rule);
  if (!report || !rule) return;
  closeRequest(work, report, 'granted');
  if (rule.breach === 'keepBenefit') {
    run.act({ do: 'payBenefit', partner: item.partner, deal: item.id, percent: item.terms?.percent ?? null });
  }
  if (rule.breach === 'revoke') endDeal(work, 'revoked', 'breach', [{ by: rule.id, title: rule.title, note: report.note }]);
}

export function dismissBreach(work: DealWork, note: string | undefined): void {
  const report = openRequest(work.item, 'breach');
  if (!report) return;
  const title = rulesOf(work).find(({ id }) => id === report.rule)?.title ?? report.rule;
  closeRequest(work, report, 'refused', [{ by: report.rule, title, ...(note === undefined ? {} : { note }) }]);
}
