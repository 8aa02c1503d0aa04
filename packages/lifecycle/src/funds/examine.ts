import type { Reason } from '../deals/reason.ts';
import type { Instant } from '../time/instant.ts';
import { type Desk, purseOf } from './desk.ts';
import type { FundRequest, Plan } from './fund-request.ts';
import { fundReason } from './reasons.ts';
import { roomIn } from './room.ts';

/** Whether the partner may have money of the fund: active by default, and never while known to be anything else (O4). */
function eligibility({ fund, reading }: Desk): Reason | undefined {
  const status = reading.value('partner.status');
  if (status !== null && status !== 'active') return fundReason('notEligible');
  const answer = fund.eligible ? reading.status(fund.eligible) : status === null ? 'unknown' : 'met';
  if (answer === 'missed') return fundReason('notEligible');
  return answer === 'unknown' ? fundReason('couldNotCheck') : undefined;
}

/** In time where `ahead`, counted from `at`, is over by the end of the day on which the activity starts. */
export const isTooLate = ({ fund, calendar }: Desk, { startsOn }: Plan, at: Instant): boolean =>
  fund.ahead !== undefined && calendar.endOf(fund.ahead, at) > calendar.endOfDay(startsOn);

/** F1: whether there is room for the whole amount; nothing is reserved in part, and nothing is not asked for. */
function money(desk: Desk, { partner, period }: FundRequest): Reason | undefined {
  const amount = desk.amount ?? 0;
  const room = period === null ? 0 : roomIn(purseOf(desk, partner, period), desk.facts.ledger);
  return amount > 0 && amount <= room ? undefined : fundReason('noBudget');
}

/** Why a request cannot be approved on the day of the desk; asked when it is submitted and again before money is reserved. */
export const hindrances = (desk: Desk, item: FundRequest, late: readonly Reason[] = []): readonly Reason[] =>
  [eligibility(desk), ...late, money(desk, item)].filter((reason) => reason !== undefined);
