import { type PartnerData, type PartnerException, type PreparedPartner, toDay } from '@tierwright/facts';
import type { Previous } from '@tierwright/program';
import type { Member } from './member.ts';

/** X1: a tier that is kept over a change of version is an exception to the program that keeps it. */
function keptTiers({ kept }: Member): readonly PartnerException[] {
  if (kept?.keep !== 'tier') return [];
  return kept.tiers.map(({ track, group, tier }) => ({
    id: `transition.${kept.row}.${track}${group === null ? '' : `.${group}`}`,
    item: tier,
    track,
    group,
    effect: 'keepTier',
    reason: kept.title,
    from: toDay(kept.from),
    until: toDay(kept.until),
    askedBy: 'transition',
    grantedBy: 'publication',
    recordedOn: null,
    refused: null,
  }));
}

function granted({ exceptions }: Member): readonly PartnerException[] {
  return exceptions.map(({ id, effect, item, track, group, reason, from, until, askedBy, grantedBy }) => ({
    id,
    item,
    track,
    group,
    effect,
    reason,
    from: toDay(from),
    until: toDay(until),
    askedBy,
    grantedBy,
    recordedOn: null,
    refused: null,
  }));
}

/** The exceptions of a partner: those of its records, those granted to the member, and what a change of version keeps. */
function exceptionsOf(partner: PreparedPartner, member: Member): readonly PartnerException[] {
  const own = [...granted(member), ...keptTiers(member)];
  if (own.length === 0) return partner.exceptions;
  const ids = new Set(own.map(({ id }) => id));
  return [...partner.exceptions.filter(({ id }) => !ids.has(id)), ...own];
}

/** The state before that the engine goes on from: of the first track that the member is in; nothing before it is active. */
function previousOf({ standings }: Member): Previous | undefined {
  const [first] = standings;
  if (!first) return undefined;
  const { on, tier, state, since, until } = first.now;
  const own = { on, state, ...(since === null ? {} : { since }), ...(until === null ? {} : { until }) };
  if (first.group === null) return { ...own, tier };
  const ofTrack = standings.filter(({ track }) => track === first.track);
  const groups = Object.fromEntries(ofTrack.map(({ group, now }) => [group ?? '', now.tier]));
  // One previous state holds for all groups: what they do not share is left out, and the tiers are right for the day.
  const isShared = ofTrack.every(({ now }) => now.state === state && now.until === until && now.since === since);
  return isShared ? { ...own, groups } : { on, groups };
}

/** A partner's records with what its membership adds: status, tiers held, exceptions. Readings of its items are made of it. */
export function asOfMember(partner: PreparedPartner, member: Member): PreparedPartner {
  return {
    ...partner,
    previous: previousOf(member) ?? null,
    exceptions: exceptionsOf(partner, member),
    given: new Map(partner.given).set('partner.status', member.state),
  };
}

/** The same for a partner's file, where something is tried out without its membership. Its exceptions are records of it. */
export function fileOfMember(file: PartnerData, member: Member): PartnerData {
  const previous = previousOf(member);
  return { ...file, facts: { ...file.facts, 'partner.status': member.state }, ...(previous === undefined ? {} : { previous }) };
}
