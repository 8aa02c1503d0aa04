import { fromDay, toDay } from '@tierwright/facts';
import {
  type LifecycleProgram,
  type Member,
  type MemberFacts,
  nextReviewDate,
  reviewPolicy,
  type TrackStanding,
} from '@tierwright/lifecycle';

/** Reviews that come within so many days are told. */
const WITHIN_DAYS = 90;

/** The next review that can take a tier from a partner, and the day on which one at risk is lost; null: none in time. */
export interface ReviewDue {
  track: string;
  group: string | null;
  tier: string;
  reviewBefore: string | null;
  reviewAfter: string | null;
  lapsesBefore: string | null;
  lapsesAfter: string | null;
}

interface Side {
  readonly program: LifecycleProgram;
  readonly facts: MemberFacts;
  readonly member: Member;
}

/** SIM-F8: the next date of review; a version that looks at tiers on any day has none that stands out. */
function reviewOn({ program, facts, member }: Side, { track: id, now }: TrackStanding, day: string): string | null {
  const track = program.program.tracks?.find((one) => one.id === id);
  const at = track && reviewPolicy(track, now.tier).demote.at;
  if (at === undefined || now.state === 'removed') return null;
  const since = 'since' in at && at.since !== undefined ? facts.partner(member.id, day).about({}).value(at.since) : null;
  const { yearStarts } = program.program.calendar ?? {};
  return nextReviewDate(at, day, { since: typeof since === 'string' ? since : null, yearStarts }) ?? null;
}

/** What of both versions comes due for a membership within 90 days of the day on which the candidate comes. */
export function reviewsDue(before: Side, after: Side, day: string): ReviewDue[] {
  const last = fromDay(toDay(day) + WITHIN_DAYS);
  const inTime = (on: string | null): string | null => (on !== null && on > day && on <= last ? on : null);
  return after.member.standings.flatMap((standing): ReviewDue[] => {
    const { track, group, now } = standing;
    if (now.tier === null) return [];
    const was = before.member.standings.find((one) => one.track === track && one.group === group);
    const due = {
      ...{ track, group, tier: now.tier },
      reviewBefore: was?.now.tier == null ? null : inTime(reviewOn(before, was, day)),
      reviewAfter: inTime(reviewOn(after, standing, day)),
      lapsesBefore: inTime(was?.now.until ?? null),
      lapsesAfter: inTime(now.until),
    };
    const isAny = due.reviewBefore ?? due.reviewAfter ?? due.lapsesBefore ?? due.lapsesAfter;
    return isAny === null ? [] : [due];
  });
}
