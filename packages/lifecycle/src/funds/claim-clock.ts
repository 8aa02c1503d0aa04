import type { Run } from '../machine/run.ts';
import type { Instant } from '../time/instant.ts';
import type { Desk } from './desk.ts';
import type { FundRequest } from './fund-request.ts';
import { claimRules } from './fund-rules.ts';

/** The first instant after the activity: after the day on which it was told to have ended, else after its planned end. */
export function overAt({ endedOn, plan }: FundRequest, { calendar }: Desk): Instant {
  const last = endedOn ?? plan?.endsOn;
  if (last === undefined) throw new Error('A request without a plan has no activity');
  return calendar.endOfDay(last);
}

/** The time for the claim runs from the activity’s last day, or from now where that is past. */
export function claimDue(run: Run<FundRequest>, desk: Desk): Instant {
  const lastMoment = overAt(run.item, desk) - 1;
  return desk.calendar.endOf(claimRules(desk.fund).within, Math.max(lastMoment, run.now));
}

/** Sets the end of the time for the claim, and its reminders that are still to come. */
export function setClaimClock(run: Run<FundRequest>, desk: Desk, due: Instant): void {
  run.clear('claim');
  run.set('claim', due);
  for (const [index, term] of claimRules(desk.fund).remind.entries()) {
    const at = desk.calendar.before(term, due);
    if (at > run.now) run.set(`claim:remind:${index}`, at);
  }
}
