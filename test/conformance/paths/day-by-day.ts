import { type CompiledProgram, type Decision, decide, type TierLapse, type TrackDecision } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { Previous, Program, Track } from '@tierwright/program';
import { addDays, move } from '../facts/text-dates.ts';

/** What becomes of a tier, as `lapse` tells it, without reasons and sentences. */
export type Told = Pick<TierLapse, 'track' | 'group' | 'tier' | 'isMet' | 'unmetOn' | 'atRiskOn' | 'lostOn' | 'becomes' | 'leavesTrack'>;

/** What is loaded on the day stays loaded. */
function staysLoaded(program: Program, data: PartnerData, asOf: string, through: string): PartnerData {
  const kept = Object.entries(data.loaded ?? {}).map(([kind, day]): [string, string | null] => {
    const stale = program.records?.[kind]?.staleAfter;
    const until = day !== null && stale !== undefined ? move(day, stale, 1) : day;
    return [kind, until !== null && until >= asOf ? through : day];
  });
  return {
    ...data,
    ...(data.loaded && { loaded: Object.fromEntries(kept) }),
    ...(data.family && { family: data.family.map((member) => staysLoaded(program, member, asOf, through)) }),
  };
}

/** ENG-S12, read again: whether a previous state belongs to a track. */
function belongs(previous: Previous | undefined, track: Track, decided: readonly Track[], asOf: string): previous is Previous {
  if (!previous || previous.on > asOf) return false;
  if (previous.groups) return decided.find(({ per }) => per !== undefined) === track;
  const { tier = null } = previous;
  if (tier === null) return decided[0] === track;
  return decided.find(({ per, tiers }) => per === undefined && tiers.some(({ id }) => id === tier)) === track;
}

/** Every day of the horizon decided by itself. */
export function dayByDay(compiled: CompiledProgram, data: PartnerData, asOf: string, horizon: string): Told[] {
  const { program } = compiled;
  const through = move(asOf, horizon, 1);
  const partner = staysLoaded(program, data, asOf, through);
  const on = (day: string, previous?: Previous): Decision | undefined => {
    const outcome = decide(compiled, partner, { asOf: day, ...(previous && { previous }) });
    return outcome.ok ? outcome.value : undefined;
  };
  const today = on(asOf);
  if (!today) return [];
  const tracks = program.tracks ?? [];
  const decided = tracks.filter(({ id }) => today.tracks.some(({ track }) => track === id));
  return today.tracks.flatMap((entry): Told[] => {
    const track = tracks.find(({ id }) => id === entry.track);
    const isHeadline = track?.per !== undefined && entry.group === undefined;
    if (!track || isHeadline || entry.tier === null) return [];
    const own = belongs(partner.previous, track, decided, asOf);
    const began: Previous = {
      on: asOf,
      ...(entry.group === undefined ? { tier: entry.tier } : { groups: { [entry.group]: entry.tier } }),
      state: 'held',
    };
    // A state of this day that would belong to another track cannot be told to a decision.
    if (!own && !belongs(began, track, decided, asOf)) return [];
    return [follow(track, entry, (day) => on(day, own ? undefined : began), asOf, through)];
  });
}

function follow(track: Track, entry: TrackDecision, on: (day: string) => Decision | undefined, asOf: string, through: string): Told {
  const rank = (id: string | null) => track.tiers.findIndex((tier) => tier.id === id);
  const held = rank(entry.tier);
  const isMet = rank(entry.qualified) >= held;
  const told: Told = {
    track: track.id,
    ...(entry.group === undefined ? {} : { group: entry.group }),
    tier: entry.tier ?? '',
    isMet,
    unmetOn: null,
    atRiskOn: null,
    lostOn: null,
    becomes: null,
    leavesTrack: false,
  };
  for (let day = addDays(asOf, 1); day <= through && told.lostOn === null; day = addDays(day, 1)) {
    const found = on(day)?.tracks.find((one) => one.track === track.id && one.group === entry.group);
    if (isMet && told.unmetOn === null && (!found || rank(found.qualified) < held)) told.unmetOn = day;
    if (!found || rank(found.tier) < held) {
      told.lostOn = day;
      told.becomes = found?.tier ?? null;
      told.leavesTrack = !found;
    } else if (entry.state !== 'atRisk' && told.atRiskOn === null && found.state === 'atRisk') told.atRiskOn = day;
  }
  // A tier that is lost by the review may be unmet only later, or never within the horizon.
  for (let day = addDays(told.lostOn ?? through, 1); isMet && told.unmetOn === null && day <= through; day = addDays(day, 1)) {
    const found = on(day)?.tracks.find((one) => one.track === track.id && one.group === entry.group);
    if (!found || rank(found.qualified) < held) told.unmetOn = day;
  }
  return told;
}
