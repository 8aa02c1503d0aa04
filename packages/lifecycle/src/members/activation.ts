import type { Track } from '@tierwright/program';
import { tellBenefits } from './benefits-from.ts';
import { standAnew } from './decide-standing.ts';
import type { TrackStanding } from './member.ts';
import type { MemberRun } from './member-context.ts';
import { startMilestones } from './milestones.ts';
import { planReview } from './tier-review.ts';

/** O4: the member is active in its tracks; milestones start; deals, leads and funds are open to it by its status. */
export function activate(visit: MemberRun, on: string): void {
  const { run, context } = visit;
  run.enter('active', on);
  run.clear('reviewDue');
  run.item.activatedAt = run.at;
  run.item.reason = null;
  const day = context.dayOf(run.now);
  const partner = context.prepared(run.item);
  const tracks = context.program.program.tracks ?? [];
  run.item.standings = tracks.flatMap((track) => {
    const outcome = standAnew(context.program, partner, track, day);
    return outcome.ok ? outcome.value.map((standing) => begun(visit, track, standing)) : [];
  });
  startMilestones(visit);
  planReview(visit, day);
  run.emit('member.active');
  for (const { track: id, group, now } of run.item.standings) {
    const track = tracks.find((candidate) => candidate.id === id);
    if (track && now.tier !== null) tellBenefits(visit, { track, group }, { tier: now.tier, isLess: false }, day);
  }
}

/** A new member begins with the lowest tier, or with the one that it qualifies for; without an onboarding with the latter. */
function begun({ context }: MemberRun, track: Track, standing: TrackStanding): TrackStanding {
  const { onboarding } = context.program.program;
  const [lowest] = track.tiers;
  if (!onboarding || onboarding.activate?.tier === 'qualified' || !lowest) return standing;
  const { on } = standing.now;
  return { ...standing, now: { on, tier: lowest.id, state: 'held', since: on, until: null, deferred: [], highest: lowest.id } };
}
