import type { Condition, Tier, Track } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import type { DateScope, TierContext } from '../compile/scope.ts';
import type { Compiled } from '../conditions/compiled.ts';
import { type Readable, readable } from '../model/readable.ts';

interface CompiledTier {
  tier: Tier;
  context: TierContext;
  /** Nothing where the tier is open to all. */
  qualify: Compiled | null;
}

/** A track at a date: each tier's conditions compiled with that tier in question. */
export class CompiledTrack {
  readonly track: Track;
  readonly at: DateScope;
  readonly tiers: readonly CompiledTier[];
  readonly #readable = new Map<number, Readable>();

  constructor(at: DateScope, track: Track) {
    this.at = at;
    this.track = track;
    this.tiers = track.tiers.map((tier) => {
      const context = at.context(track.id, tier.id);
      return { tier, context, qualify: tier.qualify === undefined ? null : context.condition(tier.qualify) };
    });
  }

  /** ENG-T2: the index of the qualified tier, −1 for none. */
  qualified(frame: Frame): number {
    if (this.track.award === 'ladder') {
      let index = -1;
      while (index + 1 < this.tiers.length && this.#holds(frame, index + 1)) index += 1;
      return index;
    }
    for (let index = this.tiers.length - 1; index >= 0; index -= 1) if (this.#holds(frame, index)) return index;
    return -1;
  }

  #holds(frame: Frame, index: number): boolean {
    const qualify = this.tiers[index]?.qualify;
    if (!qualify) return qualify === null;
    enter(frame);
    return qualify.holds(frame);
  }

  /** What a tier's conditions can read. */
  readable(index: number): Readable {
    let found = this.#readable.get(index);
    if (!found) {
      const qualify: Condition | undefined = this.track.tiers[index]?.qualify;
      found = readable(this.at.compiled.program, qualify ? [qualify] : []);
      this.#readable.set(index, found);
    }
    return found;
  }

  /** ENG-S8: facts the tier reads that are not loaded, where its conditions are unknown rather than missed. */
  waitingFor(frame: Frame, index: number): string[] {
    const { notLoaded } = frame.facts;
    if (notLoaded.size === 0) return [];
    const qualify = this.tiers[index]?.qualify;
    if (!qualify) return [];
    enter(frame);
    if (qualify.status(frame) !== 'unknown') return [];
    return this.readable(index).facts.filter((id) => notLoaded.has(id));
  }

  index(tier: string | null | undefined): number {
    return this.track.tiers.findIndex((candidate) => candidate.id === tier);
  }
}

const compiledTracks = new WeakMap<DateScope, Map<Track, CompiledTrack>>();

/** A track at a date, compiled when first asked for and kept with the program. */
export function compiledTrack(at: DateScope, track: Track): CompiledTrack {
  let tracks = compiledTracks.get(at);
  if (!tracks) {
    tracks = new Map();
    compiledTracks.set(at, tracks);
  }
  let compiled = tracks.get(track);
  if (!compiled) {
    compiled = new CompiledTrack(at, track);
    tracks.set(track, compiled);
  }
  return compiled;
}
