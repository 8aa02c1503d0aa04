import type { Condition, Previous, Review, Track } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import { refOf } from '../model/fact-ref.ts';
import { readable } from '../model/readable.ts';
import { DayView } from '../state/day-view.ts';
import { policiesOf } from '../state/policy.ts';
import { type HistoryEntry, type Replayed, replay } from '../state/replay.ts';
import type { Held } from '../state/step-day.ts';
import { type CompiledTrack, compiledTrack } from './compiled-track.ts';
import { frameOn, type InTrack, parametersFollow, programOn, type Subject } from './subject.ts';

/** A track decided for one group, or for the partner where the track has no groups. */
export interface Decided {
  compiled: CompiledTrack;
  group: string | undefined;
  frame: Frame;
  qualified: number;
  held: Held;
  /** Changes of the tier, or of its state, since `previous.on`. */
  history: HistoryEntry[];
  /** The state the history began with. */
  start: { on: string; tier: number; since: string | undefined } | undefined;
}

/** The previous state of a group or track, as an index; nothing where it is not given (ENG-S12). */
export interface Start {
  on: string;
  /** Since when the state, or that there is no tier, is known. */
  since: string | undefined;
  held: Held;
}

export function startOf(track: CompiledTrack, previous: Previous, tier: string | null): Start {
  const index = track.index(tier);
  const isRemoved = previous.state === 'removed';
  const { on, since } = previous;
  if (index < 0 || isRemoved) return { on, since, held: { tier: -1, state: isRemoved ? 'removed' : 'none', highest: -1 } };
  const isAtRisk = previous.state === 'atRisk';
  const held: Held = {
    tier: index,
    state: isAtRisk ? 'atRisk' : 'held',
    ...(since === undefined ? {} : { since }),
    ...(isAtRisk && previous.until !== undefined ? { until: previous.until } : {}),
    highest: index,
  };
  return { on, since, held };
}

/** Facts and parameters that a review reads by name: terms, and the dates that periods count from. */
function idsOf({ promote, demote, keep, probation }: Review): string[] {
  const dates = [promote?.at, demote?.at].flatMap((at) => (at && 'since' in at ? (at.since ?? []) : []));
  const entries = [...(keep ?? []), ...(probation ?? [])];
  const terms = [demote?.grace, ...entries.map((entry) => entry.for)].flatMap((term) => refOf(term) ?? []);
  return [...dates, ...terms, ...entries.flatMap((entry) => entry.since ?? [])];
}

/**
 * Days through the subject's on which a tier's view can change: facts, parameters, exceptions; every day (null) where `held`
 * or `today` is read. `more` are conditions that are looked at too.
 */
export function changesOf(subject: Subject, track: Track, from: string, more: readonly Condition[] = []): ReadonlySet<string> | null {
  const { compiled } = subject;
  const { program } = compiled;
  const reviews = [track.review, ...track.tiers.map((tier) => tier.review)];
  const conditions = [
    ...more,
    ...track.tiers.flatMap((tier) => tier.qualify ?? []),
    ...reviews.flatMap((review) => [...(review?.keep ?? []), ...(review?.probation ?? [])].flatMap((entry) => entry.when ?? [])),
  ];
  const ids = reviews.flatMap((review) => (review ? idsOf(review) : []));
  const read = readable(program, conditions, ids);
  const isDaily = read.facts.includes('today') || read.derived.some((id) => 'held' in (program.derived?.[id] ?? {}));
  const facts = isDaily ? null : subject.changeDays(from, subject.asOf);
  if (facts === null) return null;
  const parameters = parametersFollow(subject) ? compiled.changes : [];
  return new Set([...facts, ...parameters, ...subject.exceptions.changes()]);
}

/** Decides a track as of the subject's date (ENG-T, ENG-S). */
export function decideTrack(subject: Subject, track: Track, group: string | undefined, start: Start | undefined): Decided {
  const where: InTrack = { track: track.id, field: track.per, group };
  const compiledOn = (day: string) => compiledTrack(programOn(subject, day), track);
  const floor = (day: string) =>
    subject.exceptions.isEmpty
      ? -1
      : subject.exceptions.floor(day, track.id, group, (tier) => track.tiers.findIndex((candidate) => candidate.id === tier));
  const compiled = compiledOn(subject.asOf);
  const frame = frameOn(subject, subject.asOf, where);
  enter(frame);
  const qualified = compiled.qualified(frame);

  if (!start) {
    const tier = Math.max(qualified, floor(subject.asOf));
    const held: Held = { tier, state: tier < 0 ? 'none' : 'held', highest: tier };
    return { compiled, group, frame, qualified, held, history: [], start: undefined };
  }
  const viewOn = (day: string) => new DayView(compiledOn(day), frameOn(subject, day, where), floor);
  const replayed: Replayed = replay({
    start: start.held,
    from: start.on,
    through: subject.asOf,
    viewOn,
    changes: changesOf(subject, track, start.on),
    policyOf: policiesOf(track),
  });
  return {
    compiled,
    group,
    frame,
    qualified,
    held: replayed.held,
    history: replayed.history,
    start: { on: start.on, tier: start.held.tier, since: start.since },
  };
}

/** The tier index held on a day; nothing where it is not known (ENG-B5). */
export function tierOn(decided: Decided, day: string): number | undefined {
  const { start, history, held } = decided;
  if (!start) return held.tier;
  if (day > decided.frame.day) return undefined;
  if (day < start.on && (start.since === undefined || day < start.since)) return undefined;
  let tier = start.tier;
  for (const entry of history) if (entry.from <= day) tier = entry.tier;
  return tier;
}
