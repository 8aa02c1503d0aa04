import { fromDay, toDay } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import type { Member, Standing } from './member.ts';
import type { MemberRun } from './member-context.ts';
import { nextReviewDate, reviewPolicy } from './review-days.ts';

/** A partner in no track is looked at again after so many days; one who is told of facts, at once. */
const WITHOUT_TRACK = 30;

const after = (day: string, days: number): string => fromDay(toDay(day) + days);

/** Days after one on which exceptions begin and end, and on which what was kept is lost. */
function boundaries({ exceptions, kept }: Member): readonly string[] {
  return [...exceptions.flatMap(({ from, until }) => [from, until]), ...(kept ? [kept.from, kept.until] : [])];
}

/** The first day after a day on which the review of a tier can change it. */
function nextOf({ run, context }: MemberRun, track: Track, { tier, state, deferred, highest }: Standing, day: string): string | undefined {
  if (state === 'removed') return undefined;
  const index = (id: string | null) => track.tiers.findIndex((candidate) => candidate.id === id);
  const { promote, demote, probation } = reviewPolicy(track, tier);
  // A tier at risk is held again on any day, a loss that waits is decided on any day, a probation ends on a day of its own.
  if (state === 'atRisk' || deferred.length > 0 || probation.some(({ reach }) => index(highest) < index(reach))) return after(day, 1);
  const { yearStarts } = context.program.program.calendar ?? {};
  const dates = [...(index(tier) < track.tiers.length - 1 ? [promote.at] : []), ...(tier === null ? [] : [demote.at])];
  return dates
    .flatMap((at) => {
      const since = at !== undefined && 'since' in at && at.since !== undefined ? context.day(run.item, day).value(at.since) : null;
      return nextReviewDate(at, day, { since: typeof since === 'string' ? since : null, yearStarts }) ?? [];
    })
    .sort()[0];
}

/** The next day on which a member's tiers are reviewed. */
export function nextReviewDay(visit: MemberRun, day: string): string {
  const { item } = visit.run;
  // What began today is reviewed from tomorrow on.
  if (item.standings.some(({ before }) => before === null)) return after(day, 1);
  const tracks = visit.context.program.program.tracks ?? [];
  const days = item.standings.flatMap(({ track: id, now }) => {
    const track = tracks.find((candidate) => candidate.id === id);
    return (track && nextOf(visit, track, now, day)) ?? [];
  });
  const [first] = [...days, ...boundaries(item).filter((boundary) => boundary > day)].sort();
  return first ?? after(day, WITHOUT_TRACK);
}
