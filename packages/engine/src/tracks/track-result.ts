import type { TierState, Track } from '@tierwright/program';
import type { TrackDecision } from '../decision/decision.ts';
import { type Decided, tierOn } from './decide-track.ts';

/** A decided track: one entry without groups, else one for each group. */
export interface TrackResult {
  track: Track;
  entries: readonly Decided[];
}

const pick = (track: Track, indices: readonly number[]): number =>
  track.headline === 'worst' ? Math.min(...indices) : Math.max(...indices);

/** The headline tier on a day (ENG-T3); nothing where a group's tier is not known. */
export function headlineOn({ track, entries }: TrackResult, day: string): number | undefined {
  const indices = entries.map((entry) => tierOn(entry, day));
  return indices.some((index) => index === undefined) ? undefined : pick(track, indices as number[]);
}

export const headlineTier = ({ track, entries }: TrackResult): number =>
  pick(
    track,
    entries.map((entry) => entry.held.tier),
  );

function headlineState({ entries }: TrackResult, tier: number): { state: TierState; until?: string } {
  if (tier < 0) return { state: entries.every((entry) => entry.held.state === 'removed') ? 'removed' : 'none' };
  const holders = entries.filter((entry) => entry.held.tier === tier);
  if (holders.some((entry) => entry.held.state === 'held')) return { state: 'held' };
  const ends = holders.flatMap((entry) => entry.held.until ?? []).sort();
  const until = ends.at(-1);
  return until === undefined ? { state: 'atRisk' } : { state: 'atRisk', until };
}

const tierId = (track: Track, index: number): string | null => track.tiers[index]?.id ?? null;

function entryOf(track: Track, decided: Decided): TrackDecision {
  const { held, group, qualified } = decided;
  const entry: TrackDecision = {
    track: track.id,
    title: track.title,
    tier: tierId(track, held.tier),
    qualified: tierId(track, qualified),
    state: held.state,
  };
  if (group !== undefined) entry.group = group;
  if (held.until !== undefined) entry.until = held.until;
  if (held.since !== undefined) entry.since = held.since;
  if (held.deferred) entry.deferred = held.deferred;
  return entry;
}

/** The entries of a track in a decision: with groups the headline first (ENG-T3). */
export function trackDecisions(result: TrackResult): TrackDecision[] {
  const { track, entries } = result;
  const decisions = entries.map((entry) => entryOf(track, entry));
  if (track.per === undefined) return decisions;
  const tier = headlineTier(result);
  const qualified = pick(
    track,
    entries.map((entry) => entry.qualified),
  );
  const headline: TrackDecision = {
    track: track.id,
    title: track.title,
    tier: tierId(track, tier),
    qualified: tierId(track, qualified),
    ...headlineState(result, tier),
  };
  return [headline, ...decisions];
}
