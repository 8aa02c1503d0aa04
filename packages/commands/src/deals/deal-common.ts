import { customerOf, type Deal, formatInstant, type Instant } from '@tierwright/lifecycle';
import { reasonsShown } from '../status/reasons-shown.ts';
import type { Shown } from '../status/shown.ts';
import type { PartnerShown } from '../status/status-shapes.ts';
import { distributorOf } from './deal-parties.ts';

export const instantOrNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

export const partnerShown = (shown: Pick<Shown, 'titleOf'>, id: string): PartnerShown => ({ id, title: shown.titleOf(id) });

function termsShown({ item, program }: Shown<Deal>) {
  if (!item.terms) return null;
  const { percent, place, band, model } = item.terms;
  const title = program.program.dealRegistration?.bands?.list.find(({ id }) => id === band)?.title ?? band;
  return { percent, place, band: title, model };
}

function protectionShown({ item: { protection }, calendar }: Shown<Deal>) {
  if (!protection) return null;
  const { from, until, extensions } = protection;
  return {
    from: formatInstant(from),
    until: instantOrNull(until),
    lastDay: until === null ? null : calendar.dayOf(until - 1),
    extensions,
  };
}

/** What of a deal both sides see. */
export function dealCommon(shown: Shown<Deal>) {
  const { item } = shown;
  const distributor = distributorOf(item);
  return {
    partner: partnerShown(shown, item.partner),
    distributor: distributor === null ? null : partnerShown(shown, distributor),
    customer: customerOf(item),
    answers: item.answers,
    terms: termsShown(shown),
    protection: protectionShown(shown),
    reasons: reasonsShown(item.reasons),
    submittedAt: instantOrNull(item.submittedAt),
    approvedAt: instantOrNull(item.approvedAt),
    resubmitFrom: instantOrNull(item.resubmitFrom),
    ordersUntil: instantOrNull(item.ordersUntil),
  };
}

/** What people call a task of the document. */
export const taskTitle = ({ program }: Pick<Shown, 'program'>, id: string): string =>
  program.program.dealRegistration?.tasks?.find((task) => task.id === id)?.title ?? id;
