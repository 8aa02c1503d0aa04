import type { PreparedPartner } from '@tierwright/facts';
import type { Outcome, Problem, Track } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import { standAnew, standOn } from './decide-standing.ts';
import type { Standing, TrackStanding } from './member.ts';
import type { MemberRun } from './member-context.ts';
import { nextReviewDay } from './next-review.ts';
import { tellStanding } from './tier-events.ts';

/** The standings that there are and those of the day, side by side. */
interface Reviewed {
  readonly track: Track;
  readonly group: string | null;
  readonly before: Standing | undefined;
  readonly after: TrackStanding | undefined;
}

/**
 * Decides the member's tiers for a day: from the state of the day before, so that a day may be reviewed again while facts
 * come in. What cannot be decided changes nothing (OPS106).
 */
export function reviewTiers(visit: MemberRun, day: string): Problem | undefined {
  const { run, context } = visit;
  const partner = context.prepared(run.item);
  const reviewed: Reviewed[] = [];
  for (const track of context.program.program.tracks ?? []) {
    const outcome = reviewTrack(visit, partner, track, day);
    if (!outcome.ok) return undecided(outcome.problems);
    reviewed.push(...outcome.value);
  }
  run.item.standings = reviewed.flatMap(({ after }) => after ?? []);
  for (const { track, group, before, after } of reviewed) tellStanding(visit, { track, group }, before, after?.now, day);
  return undefined;
}

function undecided([problem]: readonly Problem[]): Problem {
  const because = problem ? `: ${problem.message}` : '.';
  return refusal('OPS106', `The tier cannot be decided${because}`, problem ? { value: problem.value } : {});
}

function reviewTrack({ run, context }: MemberRun, partner: PreparedPartner, track: Track, day: string): Outcome<readonly Reviewed[]> {
  const standings = run.item.standings.filter((standing) => standing.track === track.id);
  if (standings.length === 0) {
    const anew = standAnew(context.program, partner, track, day);
    if (!anew.ok) return anew;
    return { ok: true, value: anew.value.map((after) => ({ track, group: after.group, before: undefined, after })), problems: [] };
  }
  const reviewed: Reviewed[] = [];
  for (const standing of standings) {
    const after = reviewStanding(context.program, partner, track, standing, day);
    if (!after.ok) return after;
    reviewed.push({ track, group: standing.group, before: standing.now, after: after.value });
  }
  return { ok: true, value: reviewed, problems: [] };
}

function reviewStanding(
  program: MemberRun['context']['program'],
  partner: PreparedPartner,
  track: Track,
  standing: TrackStanding,
  day: string,
): Outcome<TrackStanding | undefined> {
  const { group, now } = standing;
  const before = now.on < day ? now : standing.before;
  // The first day stands as it began.
  if (before === null || before.on >= day) return { ok: true, value: standing, problems: [] };
  const outcome = standOn(program, partner, track, day, { group, before });
  if (!outcome.ok) return outcome;
  const after = outcome.value;
  return { ok: true, value: after && { track: track.id, group, before, now: after }, problems: [] };
}

/** Sets the day on which tiers are reviewed next. */
export function planReview(visit: MemberRun, day: string): void {
  const { run, context } = visit;
  const next = nextReviewDay(visit, day);
  run.item.reviewOn = next;
  run.set('review', context.program.baseCalendar.startOfDay(next));
}
