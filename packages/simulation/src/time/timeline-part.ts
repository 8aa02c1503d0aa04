import { addCounts } from '../impact/counts.ts';

/** By track (groups of a track under `track/`), then by what is counted: how many partners, or groups of partners. */
export type TrackCounts = Record<string, Record<string, number>>;

/** What one course gives on a day. */
export interface SidePart {
  /** Version in force. */
  version: string;
  /** By `tier state`, an empty word for no tier. */
  held: TrackCounts;
  /** By `from>to`, from the step before to this one; of the first step there are none. */
  moved: TrackCounts;
  /** By `real>here`: the tiers that partners are known to have held on days since the step before, and those of the course. */
  known: TrackCounts;
}

/** What both courses give on a day. */
export interface StepPart {
  on: string;
  baseline: SidePart;
  candidate: SidePart;
  /** By `baseline>candidate`. */
  between: TrackCounts;
  /** Partners whose tier differs between the courses, in any track or group. */
  differing: number;
}

/** Days of a range for some partners: plain JSON, and parts add up. */
export interface TimelinePart {
  partners: number;
  steps: StepPart[];
}

export function addCount(into: TrackCounts, track: string, name: string, count: number): void {
  const counts = into[track] ?? {};
  into[track] = counts;
  counts[name] = (counts[name] ?? 0) + count;
}

function addTracks(into: TrackCounts, from: TrackCounts): void {
  for (const [track, counts] of Object.entries(from)) {
    into[track] ??= {};
    addCounts(into[track], counts);
  }
}

function addSide(into: SidePart, { held, moved, known }: SidePart): void {
  addTracks(into.known, known);
  addTracks(into.held, held);
  addTracks(into.moved, moved);
}

const emptySide = ({ version }: SidePart): SidePart => ({ version, held: {}, moved: {}, known: {} });

/** Parts of one base, over the same days and courses, as one. */
export function mergeTimelines(parts: readonly TimelinePart[]): TimelinePart {
  const steps = (parts[0]?.steps ?? []).map(({ on, baseline, candidate }): StepPart => {
    return { on, baseline: emptySide(baseline), candidate: emptySide(candidate), between: {}, differing: 0 };
  });
  const merged: TimelinePart = { partners: 0, steps };
  for (const part of parts) {
    merged.partners += part.partners;
    for (const [index, step] of part.steps.entries()) {
      const into = steps[index];
      if (into === undefined || into.on !== step.on) throw new Error(`parts of other days: ${step.on}`);
      addSide(into.baseline, step.baseline);
      addSide(into.candidate, step.candidate);
      addTracks(into.between, step.between);
      into.differing += step.differing;
    }
  }
  return merged;
}
