import { fromDay, toDay } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import { enter } from '../compile/frame.ts';
import { laterSubject } from '../paths/review-ahead.ts';
import { compiledTrack } from '../tracks/compiled-track.ts';
import { changesOf, type Decided, decideTrack } from '../tracks/decide-track.ts';
import { decidedTracks } from '../tracks/decide-tracks.ts';
import { frameOn, programOn, type Subject } from '../tracks/subject.ts';

/** A tier held on the day that is asked about, in a track and a group of it. */
export interface HeldTier {
  subject: Subject;
  track: Track;
  group: string | undefined;
  /** As decided on the day. */
  today: Decided;
  /** The last day that is looked at. */
  through: string;
}

/** The rank that is met on a day, or −2 where the track is not decided then. */
export function rankOn({ subject, track, group }: HeldTier, day: string): number {
  const later = laterSubject(subject, day);
  if (!decidedTracks(later).some((decided) => decided.track === track)) return NOT_DECIDED;
  const frame = frameOn(later, day, { track: track.id, field: track.per, group });
  enter(frame);
  return compiledTrack(programOn(later, day), track).qualified(frame);
}
const NOT_DECIDED = -2;

/** The first day from which a test of the rank holds; evaluated where something can change (ENG-S9). */
export function firstDay(held: HeldTier, test: (rank: number) => boolean): string | null {
  const { subject, track, through } = held;
  const applies = (subject.compiled.program.tracks ?? []).flatMap(({ appliesTo }) => appliesTo ?? []);
  const changes = changesOf(laterSubject(subject, through), track, subject.asOf, applies);
  const days =
    changes === null ? everyDay(subject.asOf, through) : [...changes].filter((day) => day > subject.asOf && day <= through).sort();
  for (const day of days) if (test(rankOn(held, day))) return day;
  return null;
}

function* everyDay(after: string, through: string): Generator<string> {
  const last = toDay(through);
  for (let day = toDay(after) + 1; day <= last; day += 1) yield fromDay(day);
}

/** The state at the end of a later day, from that of today on. */
export function stateOn({ subject, track, group, today }: HeldTier, day: string): Decided {
  return decideTrack(laterSubject(subject, day), track, group, { on: subject.asOf, since: today.held.since, held: today.held });
}
