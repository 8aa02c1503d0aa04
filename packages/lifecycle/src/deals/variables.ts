import { roleTitle } from '../approvals/role-title.ts';
import { holdersOf } from '../approvals/step-events.ts';
import { answerValues } from '../notices/answer-values.ts';
import type { NoticeParties } from '../notices/notice-subject.ts';
import type { NoticeValue, NoticeValues } from '../notices/notice-value.ts';
import type { Instant } from '../time/instant.ts';
import { distributorOf, partiesFor } from './chain-host.ts';
import type { Deal } from './deal.ts';
import { calendarFor, type DealContext } from './deal-work.ts';
import { intakeOf } from './intake/intake.ts';
import { daysBetween } from './intake/opposing.ts';

const WITH_PARTNER: readonly string[] = ['draft', 'returned', 'recalled', 'approved'];

/** Who has to do something now: the partner, or those who hold the open steps; nobody while it waits for another deal. */
export function holdersOfDeal(item: Deal, { program, facts }: DealContext): readonly string[] {
  if (WITH_PARTNER.includes(item.state)) return ['partner'];
  const people = { program, people: facts.people, parties: partiesFor(item, item.submitter), run: { now: item.at } };
  return [...new Set(item.chains.filter(({ state }) => state === 'running').flatMap((chain) => holdersOf(people, chain)))];
}

const percent = (value: number | null | undefined): NoticeValue => (value === null || value === undefined ? null : { percent: value });

/** Whom a deal's notices go to. */
export const partiesOfDeal = (item: Deal): NoticeParties => ({ partner: item.partner, distributor: distributorOf(item) });

/** The timers whose end somebody waits for, the nearest first. */
const DUE: readonly string[] = ['decision', 'lapse', 'answer', 'protection'];

/** What notices may say of a deal. */
export function variablesOfDeal(item: Deal, context: DealContext): NoticeValues {
  const { program, facts } = context;
  const intake = intakeOf(program);
  const calendar = calendarFor(program, item.partner, item.at, facts);
  const { terms, protection, reasons, submittedAt, approvedAt, activeAt } = item;
  const band = intake.written.bands?.list.find(({ id }) => id === terms?.band);
  const decidedAt = approvedAt ?? (item.state === 'rejected' ? item.since : null);
  const due = item.timers.find(({ id }) => DUE.includes(id));
  const idleSince = activeAt ?? submittedAt;
  const day = (at: Instant | null): NoticeValue => (at === null ? null : { day: calendar.dayOf(at) });
  const values: NoticeValues = {
    'deal.id': item.id,
    'deal.holder': holdersOfDeal(item, context)
      .map((holder) => roleTitle(program, holder))
      .join(', '),
    'deal.stage': item.state,
    'deal.percent': percent(terms?.percent),
    'deal.registered': percent(terms?.registered),
    'deal.place': terms?.place ?? null,
    'deal.band': band?.title ?? null,
    'deal.model': terms ? (terms.model === 'twoTier' ? 'two tiers' : 'one tier') : null,
    'deal.reason': reasons.map(({ title, note }) => (note === undefined ? title : `${title}: ${note}`)).join('; ') || null,
    'deal.by': reasons[0]?.title ?? null,
    'deal.protectedThrough': day(protection?.until ? protection.until - 1 : null),
    'deal.submittedOn': day(submittedAt),
    'deal.decidedOn': day(decidedAt),
    'deal.due': due ? { at: due.at } : null,
    'deal.idleDays': idleSince === null ? null : daysBetween(calendar.dayOf(idleSince), calendar.dayOf(item.at)),
  };
  // Assigned, not spread: an object that begins with a spread is slow to extend.
  return Object.assign(values, answerValues(intake.form, item.answers, { prefix: 'deal', currency: program.program.currency, facts }));
}
