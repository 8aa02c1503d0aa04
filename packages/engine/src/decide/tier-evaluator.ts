import type { FactSet } from '@tierwright/facts';
import type { Track } from '@tierwright/program';
import { enter, type Frame } from '../compile/frame.ts';
import type { CompiledProgram } from '../compile/program.ts';
import type { DateScope } from '../compile/scope.ts';
import { type Compiled, nothingMissed } from '../conditions/compiled.ts';
import type { TierTrace, Trace } from '../decision/decision.ts';
import { type Traced, traceDecision } from '../trace/trace-decision.ts';
import { type CompiledTrack, compiledTrack } from '../tracks/compiled-track.ts';

/** The tier that qualifies in a decided track, and in each of its groups. */
export interface QualifiedTier {
  track: string;
  group?: string;
  tier: string | null;
}

/** What a trace says of the conditions of a tier. */
export type TierConditions = Pick<TierTrace, 'status' | 'missed' | 'qualify'>;

/** Which tiers of a track have their conditions met, whatever it awards; of a track with groups, in one of them. */
export interface MetTiers {
  track: string;
  group?: string;
  /** By place in the track. */
  met: boolean[];
}

/** How `held` looks at other days. */
export interface OtherDays {
  /** The facts, on another day, of the partner whose facts are given. */
  factsOn: (facts: FactSet, day: string) => FactSet;
  /** Whether the parameters of such a day are its own (ENG-D6). */
  parametersFollow: boolean;
}

/** Every day is as the one that is decided. */
const ONE_DAY: OtherDays = { factsOn: (facts) => facts, parametersFollow: false };

interface TrackPlan {
  track: Track;
  compiled: CompiledTrack;
  applies: Compiled | null;
  groups: readonly string[] | null;
}

/**
 * Tiers that given facts qualify for, and nothing else: what simulation asks for millions of times. One frame serves
 * every partner, so an evaluator is not shared between threads.
 */
export class TierEvaluator {
  readonly #compiled: CompiledProgram;
  readonly #at: DateScope;
  readonly #plans: readonly TrackPlan[];
  readonly #otherDays: OtherDays;
  #frame: Frame | undefined;

  /** `parametersAsOf`: the day whose parameters hold. `otherDays`: by default they are as the day that is decided. */
  constructor(compiled: CompiledProgram, parametersAsOf: string, otherDays: OtherDays = ONE_DAY) {
    this.#compiled = compiled;
    this.#otherDays = otherDays;
    this.#at = compiled.at(parametersAsOf);
    this.#plans = (compiled.program.tracks ?? []).map((track) => ({
      track,
      compiled: compiledTrack(this.#at, track),
      applies: track.appliesTo === undefined ? null : this.#at.context(track.id, null).condition(track.appliesTo),
      groups: track.per === undefined ? null : (compiled.groupDomain(track.per) ?? []),
    }));
  }

  #load(facts: FactSet): Frame {
    const frame = this.#frame;
    if (!frame || this.#compiled.readsOtherDays) {
      this.#frame = this.#compiled.frame(facts, {
        waive: () => {},
        day: facts.asOf,
        factsOn: (day) => this.#otherDays.factsOn(facts, day),
        statusByDay: new Map(),
        parametersFollow: this.#otherDays.parametersFollow,
      });
      return this.#frame;
    }
    this.#compiled.reload(frame, facts);
    return frame;
  }

  /** The tiers of the tracks that apply, in document order. */
  tiers(facts: FactSet): QualifiedTier[] {
    const frame = this.#load(facts);
    const found: QualifiedTier[] = [];
    for (const { track, compiled, applies, groups } of this.#plans) {
      if (applies !== null) {
        enter(frame);
        if (!applies.holds(frame)) continue;
      }
      if (groups === null) {
        found.push({ track: track.id, tier: track.tiers[compiled.qualified(frame)]?.id ?? null });
        continue;
      }
      const field = track.per as string;
      for (const group of groups) {
        frame.groups[field] = group;
        found.push({ track: track.id, group, tier: track.tiers[compiled.qualified(frame)]?.id ?? null });
      }
      delete frame.groups[field];
    }
    return found;
  }

  /** The tracks that apply, in document order, with the tiers whose own conditions are met (a ladder's included). */
  met(facts: FactSet): MetTiers[] {
    const frame = this.#load(facts);
    const found: MetTiers[] = [];
    for (const { track, compiled, applies, groups } of this.#plans) {
      if (applies !== null) {
        enter(frame);
        if (!applies.holds(frame)) continue;
      }
      const met = () =>
        compiled.tiers.map(({ qualify }) => {
          enter(frame);
          return qualify === null || qualify.holds(frame);
        });
      if (groups === null) found.push({ track: track.id, met: met() });
      else {
        const field = track.per as string;
        for (const group of groups) {
          frame.groups[field] = group;
          found.push({ track: track.id, group, met: met() });
        }
        delete frame.groups[field];
      }
    }
    return found;
  }

  /**
   * What a decision's trace says of the conditions of one tier: of a track with groups, in each group, or in the one that is
   * named. Whether the track applies is not asked. Nothing where there is no such tier.
   */
  tierTraces(facts: FactSet, track: string, tier: string, only?: string): TierConditions[] {
    const plan = this.#plans.find((one) => one.track.id === track);
    const compiled = plan?.compiled.tiers[plan.compiled.index(tier)];
    if (!plan || !compiled) return [];
    const frame = this.#load(facts);
    const trace = (): TierConditions => {
      enter(frame);
      const missed = nothingMissed();
      const qualify = compiled.qualify ? compiled.qualify.trace(frame, missed) : null;
      return { status: qualify === null ? 'met' : qualify.status, missed: missed.ids, qualify };
    };
    if (plan.groups === null) return [trace()];
    const field = plan.track.per as string;
    const groups = only === undefined ? plan.groups : [only];
    const traces = groups.map((group) => {
      frame.groups[field] = group;
      return trace();
    });
    delete frame.groups[field];
    return traces;
  }

  /** As a decision's trace without previous state: every condition evaluated and told. */
  trace(facts: FactSet): Trace {
    const frame = this.#load(facts);
    const traced: Traced[] = [];
    for (const { compiled, applies, groups } of this.#plans) {
      if (applies !== null) {
        enter(frame);
        if (!applies.holds(frame)) continue;
      }
      if (groups === null) traced.push({ compiled, group: undefined, frame });
      // Every group is traced on a frame of its own: a trace is written only after all groups are known.
      else
        for (const group of groups)
          traced.push({ compiled, group, frame: { ...frame, groups: { [compiled.track.per as string]: group } } });
    }
    return traceDecision(frame, this.#at, traced);
  }
}
