import { tellBenefits } from './benefits-from.ts';
import type { MemberRun } from './member-context.ts';
import { onboardingsOf } from './onboardings.ts';

/**
 * The membership ends: deals are revoked or withdrawn, whatever else is open is told, and what the onboarding had done is
 * undone (O3, O4).
 */
export function end(visit: MemberRun, on: string, reason: string): void {
  const { run, context } = visit;
  const { id } = run.item;
  for (const item of context.facts.openItems(id)) {
    run.act({ do: 'tell', kind: item.kind, item: item.id, message: { type: 'partnerEnded' } });
  }
  for (const onboarding of onboardingsOf(run.item).toReversed()) {
    const isClosed = on === 'closed' && onboarding === run.item.onboarding;
    if (!isClosed) run.act({ do: 'tell', kind: 'onboarding', item: onboarding, message: { type: 'leave' } });
  }
  leaveTracks(visit);
  run.item.reason = reason;
  run.item.reviewOn = null;
  run.enter('ended', on);
  run.emit('member.ended', { 'member.reason': reason });
}

/** Tiers and milestones are those of active members; benefits end with them. */
export function leaveTracks(visit: MemberRun): void {
  const { run, context } = visit;
  const day = context.dayOf(run.at);
  for (const { track: id, group, now } of run.item.standings) {
    const track = context.program.program.tracks?.find((candidate) => candidate.id === id);
    if (track && now.tier !== null) tellBenefits(visit, { track, group }, { tier: null, isLess: false }, day);
  }
  run.item.standings = [];
  run.item.milestones = [];
  run.item.kept = null;
  run.clear('review');
  run.clear('milestone');
  run.clear('suspended');
}
