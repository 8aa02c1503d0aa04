import { type PartnerReading, readPartner, type TrackDecision } from '@tierwright/engine';
import type { PreparedPartner } from '@tierwright/facts';
import type { Outcome, Previous, Track } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Standing, TrackStanding } from './member.ts';
import { oneTrack } from './one-track.ts';

const indexOf = ({ tiers }: Track, tier: string | null): number => tiers.findIndex(({ id }) => id === tier);

/** Whether the engine can go on from a standing: a tier that the track no longer has is decided anew (X1). */
const isKnown = (track: Track, { tier, state }: Standing): boolean => tier === null || state === 'removed' || indexOf(track, tier) >= 0;

function previousFrom({ on, tier, state, since, until }: Standing, group: string | null): Previous {
  return {
    on,
    state,
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
    ...(group === null ? { tier } : { groups: { [group]: tier } }),
  };
}

/** The track on a day, from a standing or anew: its entries without the headline of groups; none where it does not apply. */
function decided(
  program: LifecycleProgram,
  partner: PreparedPartner,
  track: Track,
  day: string,
  from: { readonly standing: Standing; readonly group: string | null } | undefined,
): Outcome<readonly TrackDecision[]> {
  const beyond = {
    isDeferred: (from?.standing.deferred.length ?? 0) > 0,
    reached: from ? indexOf(track, from.standing.highest) : -1,
  };
  const compiled = oneTrack(program, track, beyond);
  const previous = from && previousFrom(from.standing, from.group);
  const reading: Outcome<PartnerReading> = readPartner(
    compiled,
    { ...partner, previous: null },
    { asOf: day, ...(previous ? { previous } : {}) },
  );
  if (!reading.ok) return reading;
  const entries = reading.value.tracks.filter(({ group }) => (track.per === undefined ? group === undefined : group !== undefined));
  return { ok: true, value: entries, problems: [] };
}

function standingOf(track: Track, on: string, decision: TrackDecision, before: Standing | null): Standing {
  const { tier, state, since, until, deferred } = decision;
  const highest = Math.max(indexOf(track, before?.highest ?? null), indexOf(track, tier));
  return {
    on,
    tier,
    state,
    since: since ?? null,
    until: until ?? null,
    deferred: deferred ?? [],
    highest: track.tiers[highest]?.id ?? null,
  };
}

/** How a partner stands on a day in a track that it was not in before: in the tier that qualifies (ENG-T4). */
export function standAnew(
  program: LifecycleProgram,
  partner: PreparedPartner,
  track: Track,
  day: string,
): Outcome<readonly TrackStanding[]> {
  const outcome = decided(program, partner, track, day, undefined);
  if (!outcome.ok) return outcome;
  const standings = outcome.value.map((decision) => ({
    track: track.id,
    group: decision.group ?? null,
    before: null,
    now: { ...standingOf(track, day, decision, null), since: decision.tier === null ? null : day },
  }));
  return { ok: true, value: standings, problems: [] };
}

/** The standing of a day that follows from the one before (ENG-S); nothing where the partner is no longer in the track. */
export function standOn(
  program: LifecycleProgram,
  partner: PreparedPartner,
  track: Track,
  day: string,
  { group, before }: { readonly group: string | null; readonly before: Standing },
): Outcome<Standing | undefined> {
  const from = isKnown(track, before) ? { standing: before, group } : undefined;
  const outcome = decided(program, partner, track, day, from);
  if (!outcome.ok) return outcome;
  const decision = outcome.value.find((entry) => (entry.group ?? null) === group);
  return { ok: true, value: decision && standingOf(track, day, decision, before), problems: [] };
}
