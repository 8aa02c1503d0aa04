import type { FactSet } from '@tierwright/facts';
import type { Condition } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import type { DateScope } from '../compile/scope.ts';
import { nothingMissed } from '../conditions/compiled.ts';
import type { FactTrace, Trace, TrackTrace } from '../decision/decision.ts';
import { readable } from '../model/readable.ts';
import type { CompiledTrack } from '../tracks/compiled-track.ts';
import { factTracers } from './fact-traces.ts';
import { type TierTracer, tierTracer } from './tier-trace.ts';

const tracers = new WeakMap<CompiledTrack, readonly TierTracer[]>();
const factTracersByTracks = new WeakMap<DateScope, Map<string, (facts: FactSet) => FactTrace[]>>();

function tracersOf(track: CompiledTrack): readonly TierTracer[] {
  let found = tracers.get(track);
  if (!found) {
    found = track.tiers.map((_, index) => tierTracer(track, index));
    tracers.set(track, found);
  }
  return found;
}

/** Traces the facts that `appliesTo` of any track, or the tiers of a decided one, can read (ENG-E1). */
function factTracerOf(at: DateScope, traced: readonly Traced[]): (facts: FactSet) => FactTrace[] {
  let known = factTracersByTracks.get(at);
  if (!known) {
    known = new Map();
    factTracersByTracks.set(at, known);
  }
  const [only] = traced;
  const key = only && traced.length === 1 ? only.compiled.track.id : traced.map(({ compiled }) => compiled.track.id).join(' ');
  let tracer = known.get(key);
  if (!tracer) {
    const { program } = at.compiled;
    const conditions: Condition[] = [
      ...(program.tracks ?? []).flatMap((track) => track.appliesTo ?? []),
      ...traced.flatMap(({ compiled }) => compiled.track.tiers.flatMap((tier) => tier.qualify ?? [])),
    ];
    tracer = factTracers(at, readable(program, conditions).facts);
    known.set(key, tracer);
  }
  return tracer;
}

/** A track, and its group where it has groups, with the frame to evaluate it on. */
export interface Traced {
  compiled: CompiledTrack;
  group: string | undefined;
  frame: Frame;
}

function trackTrace({ compiled, group, frame }: Traced): TrackTrace {
  const tiers = tracersOf(compiled).map((trace) => trace(frame));
  return group === undefined ? { track: compiled.track.id, tiers } : { track: compiled.track.id, group, tiers };
}

/**
 * The whole trace of a decision (ENG-E). `frame` is the partner's, outside of any group; `waive` puts the exceptions of a
 * track into it.
 */
export function traceDecision(frame: Frame, at: DateScope, traced: readonly Traced[], waive?: (track: string) => void): Trace {
  return {
    facts: factTracerOf(at, traced)(frame.facts),
    applies: (at.compiled.program.tracks ?? []).map((track) => {
      if (!track.appliesTo) return { track: track.id, status: 'met', when: null };
      enter(frame);
      waive?.(track.id);
      const when = at.context(track.id, null).condition(track.appliesTo).trace(frame, nothingMissed());
      return { track: track.id, status: when.status, when };
    }),
    tracks: traced.map(trackTrace),
  };
}
