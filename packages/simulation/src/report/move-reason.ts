import type { ConditionTrace, Decision, LeafTrace, TierConditions } from '@tierwright/engine';
import { distanceOf } from './distance.ts';
import type { Standing } from './tier-move.ts';
import type { TierOrder } from './tier-order.ts';

/** A requirement that stands between a partner and a tier, with the tests behind it that are not met. */
export interface MissedRequirement {
  requirement: string;
  title: string;
  /** Share of the threshold that is missing; null where that cannot be said. */
  distance: number | null;
  leaves: LeafTrace[];
}

/**
 * Why a tier changed. `missed`: under the version named, these requirements keep the partner from `tier` (a loss: the
 * candidate and the tier lost; a gain: the baseline and the tier gained). `notInTrack`, `noSuchTier`: under that version.
 * `review`: it qualifies, and the review, an exception or a grace period says otherwise.
 */
export interface MoveReason {
  because: 'missed' | 'notInTrack' | 'noSuchTier' | 'review';
  version: 'baseline' | 'candidate';
  tier: string;
  /** Of the tier as a whole; null where that cannot be said. */
  distance: number | null;
  missed: MissedRequirement[];
}

function openLeaves(trace: ConditionTrace): LeafTrace[] {
  if (trace.status === 'met') return [];
  if ('all' in trace) return trace.all.flatMap(openLeaves);
  if ('any' in trace) return trace.any.flatMap(openLeaves);
  if ('not' in trace || 'requirement' in trace) return [];
  return [trace];
}

function requirementsIn(trace: ConditionTrace, found = new Map<string, Extract<ConditionTrace, { requirement: string }>>()) {
  if ('all' in trace) for (const part of trace.all) requirementsIn(part, found);
  else if ('any' in trace) for (const part of trace.any) requirementsIn(part, found);
  else if ('not' in trace) requirementsIn(trace.not, found);
  else if ('requirement' in trace) {
    if (!found.has(trace.requirement)) found.set(trace.requirement, trace);
    requirementsIn(trace.when, found);
  }
  return found;
}

function missedOf({ qualify, missed }: TierConditions): MissedRequirement[] {
  if (!qualify) return [];
  const requirements = requirementsIn(qualify);
  return missed.flatMap((id) => {
    const trace = requirements.get(id);
    return trace ? [{ requirement: id, title: trace.title, distance: distanceOf(trace), leaves: openLeaves(trace.when) }] : [];
  });
}

/** What a version says of a tier of a track, or of a group of one: a trace for each group; nothing where it does not decide the track. */
export type TracesOf = (track: string, tier: string, group: string | undefined) => readonly TierConditions[] | undefined;

/** SIM-M4: the reason of a move. Rising is explained by what was missing before. */
export function moveReason(standing: Standing, order: TierOrder, before: TracesOf, after: TracesOf): MoveReason {
  const { track, group, from, to } = standing;
  const rises = order.rank(track, to) > order.rank(track, from);
  const [version, tracesOf, tier] = rises ? (['baseline', before, to] as const) : (['candidate', after, from] as const);
  const asked = tier ?? '';
  const told = (because: MoveReason['because'], distance: number | null = null, missed: MissedRequirement[] = []): MoveReason => {
    return { version, tier: asked, distance, missed, because };
  };
  const tiers = tracesOf(track, asked, group);
  if (!tiers) return told('notInTrack');
  if (tiers.length === 0) return told('noSuchTier');
  // The headline of a grouped track is explained by the group that is nearest to the tier.
  const open = tiers
    .filter(({ status }) => status !== 'met')
    .map((entry) => ({ entry, distance: entry.qualify ? distanceOf(entry.qualify) : null }));
  open.sort((a, b) => (a.distance ?? Number.POSITIVE_INFINITY) - (b.distance ?? Number.POSITIVE_INFINITY));
  const [nearest] = open;
  if (!nearest || open.length < tiers.length) return told('review');
  return told('missed', nearest.distance, missedOf(nearest.entry));
}

/** What the trace of a decision says. */
export const tracesIn =
  ({ trace }: Decision): TracesOf =>
  (track, tier, group) => {
    const traced = trace?.tracks.filter((entry) => entry.track === track && (group === undefined || entry.group === group)) ?? [];
    return traced.length === 0 ? undefined : traced.flatMap(({ tiers }) => tiers.filter((one) => one.tier === tier));
  };
