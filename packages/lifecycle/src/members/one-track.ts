import { type CompiledProgram, compileProgram } from '@tierwright/engine';
import type { Program, Review, Tier, Track } from '@tierwright/program';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';

/** What a previous state of the engine cannot say of a standing. */
export interface Beyond {
  /** A loss that was due waits: every day counts as a demotion date until it is decided (ENG-S8). */
  readonly isDeferred: boolean;
  /** The index of the highest tier held so far: probations that ask for it are over (ENG-S1). */
  readonly reached: number;
}

/**
 * The program with one track alone, so that a previous state is this track's (ENG-S12), and with what the previous state
 * cannot say written into its review. Kept with the program.
 */
export function oneTrack(program: LifecycleProgram, track: Track, beyond: Beyond): CompiledProgram {
  const isPlain = !beyond.isDeferred && probationsOf(track).length === 0;
  if (isPlain && program.program.tracks?.length === 1) return program.compiled;
  const key = `${track.id} ${isPlain ? '' : `${beyond.isDeferred} ${beyond.reached}`}`;
  const known = knownOf(program);
  let compiled = known.get(key);
  if (!compiled) {
    const changed = isPlain ? track : reviewedAs(track, beyond);
    // All else stays, so that partners prepared for the program are read by it too.
    const alone: Program = { ...program.program, tracks: [changed] };
    compiled = compileProgram(alone, `${program.hash} ${key}`);
    known.set(key, compiled);
  }
  return compiled;
}

const programs = new WeakMap<LifecycleProgram, Map<string, CompiledProgram>>();

function knownOf(program: LifecycleProgram): Map<string, CompiledProgram> {
  let known = programs.get(program);
  if (!known) {
    known = new Map();
    programs.set(program, known);
  }
  return known;
}

const probationsOf = ({ review, tiers }: Track) => [review, ...tiers.map((tier) => tier.review)].flatMap((each) => each?.probation ?? []);

function reviewedAs(track: Track, { isDeferred, reached }: Beyond): Track {
  const change = (review: Review): Review => {
    const { demote, probation, ...rest } = review;
    const { at, ...others } = demote ?? {};
    return {
      ...rest,
      ...(demote === undefined ? {} : { demote: isDeferred || at === undefined ? others : { at, ...others } }),
      ...(probation === undefined
        ? {}
        : { probation: probation.filter(({ reach }) => track.tiers.findIndex(({ id }) => id === reach) > reached) }),
    };
  };
  const changed = <T extends Track | Tier>(each: T): T => (each.review === undefined ? each : { ...each, review: change(each.review) });
  return changed({ ...track, tiers: track.tiers.map(changed) });
}
