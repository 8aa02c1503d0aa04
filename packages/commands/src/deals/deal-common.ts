import { customerOf, type Deal, distributorOf, formatInstant } from '@tierwright/lifecycle';
import { instantOrNull, partnerShown } from '../status/parts-shown.ts';
import { reasonsShown } from '../status/reasons-shown.ts';
import type { Shown } from '../status/shown.ts';

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
