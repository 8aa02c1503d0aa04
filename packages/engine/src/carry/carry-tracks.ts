import { fromDay, type PreparedPartner, toDay } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import type { CompiledProgram } from '../compile/program.ts';
import { subjectOf } from '../decide/decide.ts';
import type { TrackDecision } from '../decision/decision.ts';
import type { Held } from '../state/step-day.ts';
import { changesOf, type Decided, decideTrack } from '../tracks/decide-track.ts';
import { candidates, decidedTracks, startIn } from '../tracks/decide-tracks.ts';
import type { Subject } from '../tracks/subject.ts';
import { trackDecisions } from '../tracks/track-result.ts';

/** The state of a partner in a track, or in a group of one, as it was on a day. */
export interface CarriedState {
  readonly track: string;
  readonly group: string | null;
  readonly on: string;
  /** Its tiers are places in the track, −1 for none. */
  readonly held: Held;
}

/** States on a day, and what a decision says of the tracks that apply on it. */
export interface CarriedTracks {
  readonly states: readonly CarriedState[];
  readonly tracks: readonly TrackDecision[];
}

/** The days, both inside, that states are carried on over. */
export interface CarryDays {
  readonly from: string;
  readonly through: string;
  /** The day whose parameters hold; by default those of each day. */
  readonly parametersAsOf?: string;
  readonly asKnownOn?: string;
}

/** The state before of a partner that belongs to a track on a day (ENG-S12), carried on to it. */
export function startStates(compiled: CompiledProgram, prepared: PreparedPartner, days: Omit<CarryDays, 'from'>): CarriedState[] {
  const subject = subjectOf(compiled, prepared, prepared.previous ?? undefined, { ...days, asOf: days.through });
  return decidedTracks(subject).flatMap((decided) =>
    groupsOf(compiled, decided.track).flatMap((group): CarriedState[] => {
      const start = startIn(subject, decided, group);
      if (start === undefined) return [];
      const { held } = decideTrack(subject, decided.track, group, start);
      return [{ track: decided.track.id, group: group ?? null, on: days.through, held }];
    }),
  );
}

/**
 * Carries states of a partner on (ENG-S). In a track in which it has none it begins on the first of the days on which the
 * track applies, with the tier that is met.
 */
export function carryTracks(
  compiled: CompiledProgram,
  prepared: PreparedPartner,
  states: readonly CarriedState[],
  { from, ...days }: CarryDays,
): CarriedTracks {
  const { through } = days;
  const subject = subjectOf(compiled, prepared, undefined, { ...days, asOf: through });
  const found = new Map(candidates(subject).map((one) => [one.track, one]));
  const carried: CarriedState[] = [];
  const tracks: TrackDecision[] = [];
  for (const track of compiled.program.tracks ?? []) {
    const entries = groupsOf(compiled, track).flatMap((group): Decided[] => {
      const known = states.find((one) => one.track === track.id && one.group === (group ?? null));
      const start = known ?? begun(subject, track, group, from);
      if (start === undefined) return [];
      const decided = decideTrack(subject, track, group, { on: start.on, since: start.held.since, held: start.held });
      carried.push({ track: track.id, group: group ?? null, on: through, held: decided.held });
      return [decided];
    });
    const candidate = found.get(track);
    // Who has a state does not leave the track because a feed is late (ENG-T1).
    if (candidate !== undefined && entries.length > 0) tracks.push(...trackDecisions({ track, entries }));
  }
  return { states: carried, tracks };
}

const groupsOf = (compiled: CompiledProgram, { per }: Track): readonly (string | undefined)[] =>
  per === undefined ? [undefined] : (compiled.groupDomain(per) ?? []);

/** The tier that is met on the first day, from one on, on which the track applies. */
function begun(subject: Subject, track: Track, group: string | undefined, from: string): CarriedState | undefined {
  for (const day of daysFrom(subject, track, from)) {
    const here = { ...subject, asOf: day, parametersAsOf: subject.parametersAsOf === subject.asOf ? day : subject.parametersAsOf };
    if (!candidates(here).some((one) => one.track === track && !one.isWaiting)) continue;
    const { held } = decideTrack(here, track, group, undefined);
    return { track: track.id, group: group ?? null, on: day, held };
  }
  return undefined;
}

function daysFrom(subject: Subject, track: Track, from: string): readonly string[] {
  const changes = changesOf(subject, track, from, track.appliesTo === undefined ? [] : [track.appliesTo]);
  if (changes !== null) return [from, ...[...changes].filter((day) => day > from && day <= subject.asOf).sort()];
  return Array.from({ length: toDay(subject.asOf) - toDay(from) + 1 }, (_, day) => fromDay(toDay(from) + day));
}
