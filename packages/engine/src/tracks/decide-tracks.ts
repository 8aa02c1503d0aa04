import type { Previous, Track } from '@tierwright/program';
import { enter } from '../compile/frame.ts';
import { compiledTrack } from './compiled-track.ts';
import { decideTrack, type Start, startOf } from './decide-track.ts';
import { frameOn, programOn, type Subject, waive } from './subject.ts';
import type { TrackResult } from './track-result.ts';

/** ENG-T1, ENG-S12: the decided tracks, each with the previous state that belongs to it. */
export function decideTracks(subject: Subject): TrackResult[] {
  const { compiled, previous, asOf } = subject;
  const at = programOn(subject, asOf);
  const frame = frameOn(subject, asOf);
  const tracks = (compiled.program.tracks ?? []).filter((track) => {
    if (track.appliesTo === undefined) return true;
    enter(frame);
    waive(frame, subject, track.id);
    return at.context(track.id, null).condition(track.appliesTo).holds(frame);
  });
  const owner = previous && ownerOf(previous, tracks);
  return tracks.map((track) => {
    const start = (tier: string | null | undefined): Start | undefined =>
      previous && owner === track ? startOf(compiledTrack(at, track), previous, tier ?? null) : undefined;
    if (track.per === undefined) return { track, entries: [decideTrack(subject, track, undefined, start(previous?.tier))] };
    const groups = compiled.groupDomain(track.per) ?? [];
    return { track, entries: groups.map((group) => decideTrack(subject, track, group, start(previous?.groups?.[group]))) };
  });
}

/** The track that a previous state belongs to (ENG-S12). */
function ownerOf(previous: Previous, tracks: readonly Track[]): Track | undefined {
  if (previous.groups) return tracks.find((track) => track.per !== undefined);
  const { tier = null } = previous;
  return tier === null ? tracks[0] : tracks.find((track) => track.per === undefined && track.tiers.some(({ id }) => id === tier));
}
