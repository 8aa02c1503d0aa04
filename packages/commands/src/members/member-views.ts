import { formatInstant, type Member, type MemberException, type TrackStanding } from '@tierwright/lifecycle';
import { headOf } from '../status/head.ts';
import { holdersShown, holderTitles } from '../status/holders.ts';
import { instantOrNull, partnerShown } from '../status/parts-shown.ts';
import { personOrNull, personShown } from '../status/person-shown.ts';
import type { Shown, Viewer } from '../status/shown.ts';
import type { PartnerException, PartnerMember, StandingShown, VendorException, VendorMember } from './member-shapes.ts';
import { memberSentence, memberTimerWords } from './member-words.ts';

interface Titled {
  readonly id: string;
  readonly title?: string;
}
const titledIn = (list: readonly Titled[] | undefined, id: string) => ({
  id,
  title: list?.find((one) => one.id === id)?.title ?? id,
});

/** How the partner stands in its tracks. */
export function standingsShown({ item, program }: Shown<Member>): StandingShown[] {
  return item.standings.map(({ track: id, group, now }: TrackStanding) => {
    const track = program.program.tracks?.find((one) => one.id === id);
    return {
      track: { id, title: track?.title ?? id },
      group,
      tier: now.tier === null ? null : titledIn(track?.tiers, now.tier),
      state: now.state,
      since: now.since,
      until: now.until,
      on: now.on,
    };
  });
}

/** An exception as people of the partner see it: not who asked for it, nor why. */
export const partnerException = ({ id, effect, item, track, group, from, until }: MemberException): PartnerException => ({
  id,
  effect,
  item,
  track,
  group,
  from,
  until,
});

export const vendorException = (shown: Shown<Member>, exception: MemberException): VendorException => ({
  ...partnerException(exception),
  reason: exception.reason,
  askedBy: personShown(shown, exception.askedBy),
  grantedBy: personShown(shown, exception.grantedBy),
  revokedBy: personOrNull(shown, exception.revokedBy),
});

function phaseShown({ program }: Shown<Member>, { type: id, phase }: Member) {
  if (phase === null) return null;
  const type = program.program.partnerTypes?.find((one) => one.id === id);
  return titledIn(type && 'phases' in type ? type.phases : undefined, phase);
}

function common(shown: Shown<Member>, viewer: Viewer) {
  const { item, program } = shown;
  const { kept } = item;
  return {
    ...headOf(shown, viewer, { sentence: memberSentence(shown), words: memberTimerWords, yours: [] }),
    partner: partnerShown(shown, item.id),
    type: item.type === null ? null : titledIn(program.program.partnerTypes, item.type),
    phase: phaseShown(shown, item),
    onboarding: item.onboarding,
    activatedAt: instantOrNull(item.activatedAt),
    standings: standingsShown(shown),
    milestones: item.milestones.map(({ id, state, due }) => ({
      ...titledIn(program.program.onboarding?.milestones, id),
      state,
      due: formatInstant(due),
    })),
    kept: kept === null ? null : { title: kept.title, keep: kept.keep, until: kept.until },
    reviewOn: item.reviewOn,
    reason: item.reason,
  };
}

export function partnerMember(shown: Shown<Member>, partner: string): PartnerMember {
  const viewer = { side: 'partner', partner } as const;
  return {
    ...common(shown, viewer),
    holders: holderTitles(shown, viewer),
    exceptions: shown.item.exceptions.map(partnerException),
  };
}

export function vendorMember(shown: Shown<Member>): VendorMember {
  const { item } = shown;
  return {
    ...common(shown, { side: 'vendor' }),
    holders: holdersShown(shown),
    submitter: personOrNull(shown, item.submitter),
    exceptions: item.exceptions.map((exception) => vendorException(shown, exception)),
    deferred: item.standings.flatMap(({ track, group, now }) =>
      now.deferred.length === 0 ? [] : [{ track, group, facts: [...now.deferred] }],
    ),
  };
}
