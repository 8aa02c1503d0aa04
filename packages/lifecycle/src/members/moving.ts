import { fromDay, toDay } from '@tierwright/facts';
import { keptBy } from './keeping.ts';
import type { TrackStanding } from './member.ts';
import type { MemberRun } from './member-context.ts';
import { reviewDay } from './receive.ts';

/**
 * X1: a member under a new version. What the version no longer has (tracks, milestones) is dropped; what the first fitting
 * row keeps holds from activation; the day is decided by the new version.
 */
export function moved(visit: MemberRun, effective: string): void {
  const { run, context } = visit;
  const { tracks = [], onboarding } = context.program.program;
  const milestones = new Set(onboarding?.milestones?.map(({ id }) => id));
  for (const { id } of run.item.milestones) if (!milestones.has(id)) run.clear(`milestone:${id}`);
  run.item.milestones = run.item.milestones.filter(({ id }) => milestones.has(id));
  if (run.item.state !== 'active' && run.item.state !== 'suspended') return;
  run.item.kept = keptBy(visit, effective);
  const today = context.dayOf(run.now);
  const names = new Set(tracks.map(({ id }) => id));
  run.item.standings = run.item.standings.filter(({ track }) => names.has(track)).map((standing) => untilYesterday(standing, today));
  reviewDay(visit, today);
}

/** The days before were decided by the old version: nothing changed since the last review, or it would have been reviewed. */
function untilYesterday(standing: TrackStanding, today: string): TrackStanding {
  const { before, now } = standing;
  if (now.on >= today) return standing;
  const on = fromDay(toDay(today) - 1);
  return { ...standing, before: before ?? now, now: { ...now, on } };
}
