import type { Previous, Track } from '@tierwright/program';
import { enter } from '../compile/frame.ts';
import { readable } from '../model/readable.ts';
import { compiledTrack } from './compiled-track.ts';
import { decideTrack, type Start, startOf } from './decide-track.ts';
import { frameOn, programOn, type Subject, waive } from './subject.ts';
import type { TrackResult } from './track-result.ts';

/** A track that applies, or one whose `appliesTo` is unknown for want of a feed. */
interface Candidate {
  track: Track;
  isWaiting: boolean;
}

/** The tracks that apply to a subject on its day, or wait. */
export function candidates(subject: Subject): Candidate[] {
  const { compiled, asOf } = subject;
  const at = programOn(subject, asOf);
  const frame = frameOn(subject, asOf);
  return (compiled.program.tracks ?? []).flatMap((track): Candidate[] => {
    if (track.appliesTo === undefined) return [{ track, isWaiting: false }];
    enter(frame);
    waive(frame, subject, track.id);
    const status = at.context(track.id, null).condition(track.appliesTo).status(frame);
    if (status !== 'unknown') return status === 'met' ? [{ track, isWaiting: false }] : [];
    const { notLoaded } = frame.facts;
    const waits = notLoaded.size > 0 && readable(compiled.program, [track.appliesTo]).facts.some((id) => notLoaded.has(id));
    return waits ? [{ track, isWaiting: true }] : [];
  });
}

/** A track that is decided, and whether the previous state belongs to it. */
export interface DecidedTrack {
  track: Track;
  isOwner: boolean;
}

/** ENG-T1, ENG-S12: the tracks that are decided, in document order. */
export function decidedTracks(subject: Subject): DecidedTrack[] {
  const { previous, asOf } = subject;
  const found = candidates(subject);
  const isBefore = previous !== undefined && previous.on <= asOf;
  const owner = isBefore
    ? ownerOf(
        previous,
        found.map(({ track }) => track),
      )
    : undefined;
  // Who holds a tier does not leave the track because a feed is late.
  return found.filter(({ track, isWaiting }) => !isWaiting || track === owner).map(({ track }) => ({ track, isOwner: track === owner }));
}

/** The state before of a decided track, or of a group of it; nothing where the previous state belongs to another. */
export function startIn(subject: Subject, { track, isOwner }: DecidedTrack, group?: string): Start | undefined {
  const { previous, asOf } = subject;
  if (!previous || !isOwner) return undefined;
  const tier = group === undefined ? previous.tier : previous.groups?.[group];
  return startOf(compiledTrack(programOn(subject, asOf), track), previous, tier ?? null);
}

/** ENG-T1, ENG-S12: the decided tracks, each with the previous state that belongs to it. */
export function decideTracks(subject: Subject): TrackResult[] {
  return decidedTracks(subject).map((decided) => {
    const { track } = decided;
    if (track.per === undefined) return { track, entries: [decideTrack(subject, track, undefined, startIn(subject, decided))] };
    const groups = subject.compiled.groupDomain(track.per) ?? [];
    return { track, entries: groups.map((group) => decideTrack(subject, track, group, startIn(subject, decided, group))) };
  });
}

/** The track that a previous state belongs to (ENG-S12). */
function ownerOf(previous: Previous, tracks: readonly Track[]): Track | undefined {
  if (previous.groups) return tracks.find((track) => track.per !== undefined);
  const { tier = null } = previous;
  return tier === null ? tracks[0] : tracks.find((track) => track.per === undefined && track.tiers.some(({ id }) => id === tier));
}
