import { fromDay, toDay } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import type { NoticeValue, NoticeValues } from '../notices/notice-value.ts';
import { tellBenefits } from './benefits-from.ts';
import type { Standing } from './member.ts';
import type { MemberRun } from './member-context.ts';
import { whyMissed } from './why-missed.ts';

/** A track, or a group of it, whose standing was reviewed. */
export interface Place {
  readonly track: Track;
  readonly group: string | null;
}

const indexOf = ({ tiers }: Track, tier: string | null | undefined): number => tiers.findIndex(({ id }) => id === tier);

const titleOf = ({ tiers }: Track, tier: string | null | undefined): string | null => tiers.find(({ id }) => id === tier)?.title ?? null;

/** The name of a track as people read it, with its group. */
const placeTitle = ({ track, group }: Place): string => (group === null ? track.title : `${track.title}, ${group}`);

/** Ends are told by their last day. */
const lastDay = (until: string | null): NoticeValue => (until === null ? null : { day: fromDay(toDay(until) - 1) });

/** Tells what a review changed: a tier gained, at risk or lost, a loss that waits; and from when the benefits of the new tier hold. */
export function tellStanding(visit: MemberRun, place: Place, before: Standing | undefined, after: Standing | undefined, day: string): void {
  const { run } = visit;
  const { track } = place;
  const vars = (reason: string | null): NoticeValues => ({
    'member.tier': titleOf(track, after?.tier),
    'member.tierBefore': titleOf(track, before?.tier),
    'member.track': placeTitle(place),
    'member.until': lastDay(after?.until ?? null),
    'member.reason': reason,
  });
  const change = indexOf(track, after?.tier) - indexOf(track, before?.tier);
  if (change > 0) run.emit('member.tierUp', vars(null));
  else if (change < 0) {
    const reason = after ? whyMissed(visit, place, before?.tier ?? null, day) : 'It no longer belongs to this track.';
    run.emit('member.lapsed', vars(reason));
  }
  if (change !== 0) tellBenefits(visit, place, { tier: after?.tier ?? null, isLess: change < 0 }, day);
  if (after?.state === 'atRisk' && (before?.state !== 'atRisk' || before.until !== after.until)) {
    run.emit('member.atRisk', vars(whyMissed(visit, place, after.tier, day)));
  }
  if (after && after.deferred.length > 0 && !before?.deferred.length) {
    run.emit('member.reviewDue', vars(`Not loaded: ${factTitles(visit, after.deferred)}.`));
  }
}

function factTitles({ context }: MemberRun, ids: readonly string[]): string {
  const { facts } = context.program.program;
  return ids.map((id) => facts?.[id]?.title ?? id).join(', ');
}
