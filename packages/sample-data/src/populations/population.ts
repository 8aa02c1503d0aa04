import type { Aggregate, FactRef, FromRecords, Program, Window } from '@tierwright/program';
import { windowRange } from '../days/window-range.ts';
import type { MergedKind } from '../merge/merged-kind.ts';
import { type Alternative, type Atom, alternativesOf, atomOf, pathOf } from '../records/atom.ts';
import type { Path } from '../records/raw-record.ts';
import type { Lookup, Values } from '../values/parameter-value.ts';

/** The records that facts with the same kind, conditions and windows count. */
export interface Population {
  index: number;
  kind: MergedKind;
  alternatives: Alternative[];
  /** How narrow it is: the number of tests in its first alternative. */
  depth: number;
  measures: Measure[];
}

/** What a fact makes of a population. Facts of several programs that measure the same share one measure. */
export interface Measure {
  index: number;
  population: Population;
  aggregate: Aggregate;
  of?: Path;
  by?: Path;
  weights?: (number | FactRef)[];
  per?: number;
  /** Whether it counts sales of the last 12 months. Set once the sale kinds are known. */
  sale: boolean;
  /** What values of its field conditions compare with, at most; 0 where they compare with none. */
  scale: number;
  /** Whose parameters weigh it, and on which day. */
  values: Values;
  day: number;
}

export interface Populations {
  populations: Population[];
  measures: Measure[];
  /** By program: the measure of each of its facts that are made from records. */
  ofFact: Map<string, Measure>[];
}

interface Chain {
  base: FromRecords;
  where: NonNullable<FromRecords['where']>[];
  windows: Window[];
}

const listed = (window: Window | Window[] | undefined): Window[] => (window === undefined ? [] : Array.isArray(window) ? window : [window]);

/** A fact's records with everything that narrows them, parents first; undefined for what is not made from records. */
function chainOf(program: Program, id: string, depth = 0): Chain | undefined {
  const from = program.facts?.[id]?.from;
  if (!from || depth > 40) return undefined;
  if (!('within' in from)) return { base: from, where: from.where ? [from.where] : [], windows: listed(from.window) };
  const parent = chainOf(program, from.within, depth + 1);
  if (!parent) return undefined;
  return {
    base: parent.base,
    where: from.where ? [...parent.where, from.where] : parent.where,
    windows: [...parent.windows, ...listed(from.window)],
  };
}

/** The tests that a window makes on a day. */
function windowAtoms(kinds: readonly MergedKind[], kind: MergedKind, window: Window, day: number, yearStarts: string | undefined): Atom[] {
  const { first, last } = windowRange(window, day, yearStarts);
  const atoms: Atom[] = [];
  const on = window.on === undefined ? undefined : pathOf(kinds, kind, window.on);
  if (on) {
    const spec = first === undefined ? { present: true as const, max: last } : { present: true as const, min: first, max: last };
    atoms.push(atomOf(on.path, spec, on.field));
  }
  const [start, end] = (window.span ?? []).map((id) => pathOf(kinds, kind, id));
  if (start) atoms.push(atomOf(start.path, { present: true, max: last }, start.field));
  if (end) atoms.push(atomOf(end.path, { orAbsent: true, min: (first ?? last) + 1 }, end.field));
  return atoms;
}

/** The populations and measures of all facts of all programs, on a day. */
export function compilePopulations(kinds: readonly MergedKind[], programs: readonly Values[], day: number): Populations {
  const populations = new Map<string, Population>();
  const measures = new Map<string, Measure>();
  const lookup: Lookup = { day, read: () => undefined };
  const ofFact = programs.map((values) => {
    const found = new Map<string, Measure>();
    for (const [id, fact] of Object.entries(values.program.facts ?? {})) {
      const chain = fact.scope === 'deal' ? undefined : chainOf(values.program, id);
      const kind = chain && kinds.find((other) => other.id === chain.base.record);
      if (!chain || !kind) continue;
      const atoms = chain.windows.flatMap((window) => windowAtoms(kinds, kind, window, day, values.program.calendar?.yearStarts));
      const whole = chain.where.length === 0 ? undefined : { all: chain.where };
      const alternatives = (whole ? alternativesOf(kinds, kind, values, lookup, whole, true) : [[]]).map((tests) => [...tests, ...atoms]);
      const key = `${kind.id} ${alternatives.map((tests) => tests.map((atom) => atom.key).join(' ')).join(' | ')}`;
      let population = populations.get(key);
      if (!population) {
        population = { index: populations.size, kind, alternatives, depth: alternatives[0]?.length ?? 0, measures: [] };
        populations.set(key, population);
      }
      found.set(id, measureOf(kinds, values, fact.by, chain.base, population, measures, day));
    }
    return found;
  });
  return { populations: [...populations.values()], measures: [...measures.values()], ofFact };
}

function measureOf(
  kinds: readonly MergedKind[],
  values: Values,
  by: string | undefined,
  from: FromRecords,
  population: Population,
  measures: Map<string, Measure>,
  day: number,
): Measure {
  const key = JSON.stringify([
    population.index,
    from.aggregate,
    from.of,
    by,
    from.times,
    from.per,
    from.times ? values.program.version : '',
  ]);
  const known = measures.get(key);
  if (known) return known;
  const measure: Measure = { index: measures.size, population, aggregate: from.aggregate, sale: false, scale: 0, values, day };
  const of = from.of === undefined ? undefined : pathOf(kinds, population.kind, from.of);
  const group = by === undefined ? undefined : pathOf(kinds, population.kind, by);
  if (of) measure.of = of.path;
  if (group) measure.by = group.path;
  if (from.times) measure.weights = from.times;
  if (from.per !== undefined) measure.per = from.per;
  measures.set(key, measure);
  population.measures.push(measure);
  return measure;
}
