import { compileProgram, decide, type TrackDecision } from '@tierwright/engine';
import { type FactSet, fromDay, type PartnerData, toDay } from '@tierwright/facts';
import type { Previous, Program, Track } from '@tierwright/program';
import { type Course, inForceOn } from '@tierwright/simulation';
import { lineOf } from './decided-standings.ts';

type Compiled = ReturnType<typeof compileProgram>;
type State = Pick<Previous, 'on' | 'since' | 'until'> & { readonly tier: string | null; readonly state: NonNullable<Previous['state']> };

const alone = new WeakMap<Compiled, Map<string, Compiled>>();

/** The version with one track alone; `toAll`: whoever it applies to. */
function trackAlone(compiled: Compiled, track: Track, toAll = true): Compiled {
  const known = alone.get(compiled) ?? new Map<string, Compiled>();
  alone.set(compiled, known);
  const { appliesTo: _, ...rest } = track;
  const name = `${track.id} ${toAll}`;
  const found =
    known.get(name) ??
    compileProgram(
      { ...compiled.program, tracks: [toAll ? rest : track], benefits: [], stacking: {} } as Program,
      `${compiled.hash} ${name}`,
    );
  known.set(name, found);
  return found;
}

const factsByDay = new WeakMap<PartnerData, WeakMap<object, Map<string, FactSet>>>();

/** The facts of each day, which tracks of a version have in common. */
function factsOf(compiled: Compiled, data: PartnerData): (day: string) => FactSet {
  const { facts: declared = {} } = compiled.program;
  const own = factsByDay.get(data) ?? new WeakMap<object, Map<string, FactSet>>();
  factsByDay.set(data, own);
  const known = own.get(declared) ?? new Map<string, FactSet>();
  own.set(declared, known);
  const prepared = compiled.facts.prepare(data, { extra: 'ignore' });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return (day) => {
    const facts = known.get(day) ?? compiled.facts.facts(prepared.value, day);
    known.set(day, facts);
    return facts;
  };
}

/** A decision in which every day of a replay is evaluated by itself. */
function tracksOn(compiled: Compiled, data: PartnerData, asOf: string, previous: Previous | null = null): TrackDecision[] {
  const outcome = decide(compiled, data, { asOf, extra: 'ignore', ...(previous && { previous }), factsOn: factsOf(compiled, data) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value.tracks;
}

const entryOf = (tracks: readonly TrackDecision[], track: Track, group: string | null): TrackDecision | undefined =>
  tracks.find((one) => one.track === track.id && (one.group ?? null) === group);

const stateOf = ({ tier, state, since, until }: TrackDecision, on: string): State => ({
  on,
  tier,
  state,
  ...(since !== undefined && { since }),
  ...(until !== undefined && { until }),
});

/** What a partner holds in each track on days of a range, each version of a course in its days, evaluated day by day. */
export class DayByDay {
  readonly #course: Course;
  readonly #data: PartnerData;
  readonly #previous: Previous | undefined;
  readonly #from: string;

  constructor(course: Course, { previous, ...data }: PartnerData, from: string) {
    this.#course = course;
    this.#data = data;
    this.#previous = previous;
    this.#from = from;
  }

  #compiledOn(day: string): Compiled {
    return (this.#course[inForceOn(this.#course, day)] as Course[number]).compiled;
  }

  /** A line for each track that is decided on the day, and each group of one. */
  linesOn(day: string): string[] {
    const compiled = this.#compiledOn(day);
    const applying = new Set(tracksOn(compiled, this.#data, day).map(({ track }) => track));
    return (compiled.program.tracks ?? []).flatMap((track) => {
      const groups = track.per === undefined ? [null] : (compiled.groupDomain(track.per) ?? []);
      const isDecided =
        applying.has(track.id) || (this.#waits(compiled, track, day) && this.#start(track, groups[0] ?? null, day) !== undefined);
      return isDecided ? groups.map((group) => this.#heldOn(track, group, day)) : [];
    });
  }

  /** ENG-T1: whether the track is decided for those who have a state in it. */
  #waits(compiled: Compiled, track: Track, day: string): boolean {
    return tracksOn(trackAlone(compiled, track, false), this.#data, day, { on: day, tier: null }).length > 0;
  }

  #start(track: Track, group: string | null, through: string): State | undefined {
    return this.#ownStart(track, group) ?? this.#begun(track, group, this.#from, through);
  }

  #heldOn(track: Track, group: string | null, day: string): string {
    const start = this.#start(track, group, day);
    if (start === undefined) throw new Error(`${track.id} does not apply on ${day}`);
    return lineOf(this.#walked(track, group, start, day));
  }

  /** From a state on: under the version in force, then under the next. */
  #walked(
    track: Track,
    group: string | null,
    start: State,
    through: string,
    version = inForceOn(this.#course, [start.on, this.#from].sort().at(-1) ?? start.on),
  ): TrackDecision {
    const compiled = (this.#course[version] as Course[number]).compiled;
    const own = compiled.program.tracks?.find(({ id }) => id === track.id) as Track;
    const next = this.#course[version + 1];
    const last = next !== undefined && next.from <= through ? fromDay(toDay(next.from) - 1) : through;
    const { on, tier, state, since, until } = start;
    const known = { on, state, ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
    const previous: Previous = group === null ? { ...known, tier } : { ...known, groups: { [group]: tier } };
    const entry = entryOf(tracksOn(trackAlone(compiled, own), this.#data, last, previous), own, group) as TrackDecision;
    if (last === through || next === undefined) return entry;
    const later = next.compiled.program.tracks?.find(({ id }) => id === track.id);
    const isKnown = later !== undefined && (entry.tier === null || later.tiers.some(({ id }) => id === entry.tier));
    const taken = isKnown ? stateOf(entry, last) : this.#begun(track, group, next.from, through);
    if (taken === undefined) throw new Error(`${track.id} does not apply`);
    return this.#walked(track, group, taken, through, inForceOn(this.#course, isKnown ? next.from : taken.on));
  }

  /** ENG-S12, on the first day of the range. */
  #ownStart(track: Track, group: string | null): State | undefined {
    const previous = this.#previous;
    if (previous === undefined || previous.on > this.#from) return undefined;
    const compiled = this.#compiledOn(this.#from);
    const applying = new Set(tracksOn(compiled, this.#data, this.#from, previous).map((one) => one.track));
    const tracks = (compiled.program.tracks ?? []).filter(({ id }) => applying.has(id));
    const { tier = null, groups } = previous;
    const owner = tracks.find(({ per, tiers }) =>
      groups ? per !== undefined : tier === null || (per === undefined && tiers.some(({ id }) => id === tier)),
    );
    if (owner?.id !== track.id) return undefined;
    const own = groups ? (group === null ? null : (groups[group] ?? null)) : tier;
    const isTier = owner.tiers.some(({ id }) => id === own);
    const state = previous.state === 'removed' ? 'removed' : isTier ? (previous.state ?? 'held') : 'none';
    return {
      on: previous.on,
      tier: isTier && state !== 'removed' ? own : null,
      state,
      ...(previous.since !== undefined && { since: previous.since }),
      ...(state === 'atRisk' && previous.until !== undefined && { until: previous.until }),
    };
  }

  /** The first day on which the track applies, with the tier that is met. */
  #begun(track: Track, group: string | null, from: string, through: string): State | undefined {
    for (let day = from; day <= through; day = fromDay(toDay(day) + 1)) {
      const entry = entryOf(tracksOn(this.#compiledOn(day), this.#data, day), track, group);
      if (entry) return { on: day, tier: entry.tier, state: entry.state };
    }
    return undefined;
  }
}
