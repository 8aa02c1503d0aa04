import type { InFlightTold } from '../../in-flight/in-flight.ts';
import type { MembersTold } from '../../in-flight/members-told.ts';
import type { NoticesTold } from '../../in-flight/notices-told.ts';
import { type LimitTold, limitTold, percentOf } from './limits-told.ts';

/** What is told of running work. */
interface Running {
  readonly inFlight: InFlightTold;
  readonly members: MembersTold;
  readonly notices: NoticesTold;
}

/**
 * SIM-F13: limits with what running work shows of them, where it was given. Memberships show who is in grace, which the
 * partners of a base do not.
 */
export function limitsWithRunning(limits: readonly LimitTold[], { inFlight, members, notices }: Running): LimitTold[] {
  const isGiven = inFlight.items + members.members > 0;
  const [first = null] = members.demoted;
  const partners = members.demoted.length;
  return limits.map((limit) => {
    if (limit.measure === 'noticesPerDay' && (isGiven || notices.assumed > 0)) return limitTold(limit, notices.noticesPerDay);
    if (!isGiven) return limit;
    if (limit.measure === 'runningDealsChanged') return limitTold(limit, inFlight.runningDealsChanged.length);
    const isMeasured = limit.measure === 'demotedWithoutGracePercent' && members.members > 0;
    return isMeasured ? limitTold(limit, percentOf(partners, members.members), { partners, first }) : limit;
  });
}
