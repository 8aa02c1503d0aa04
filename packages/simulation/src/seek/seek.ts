import type { Outcome, Problem, Program } from '@tierwright/program';
import { simulationProblem } from '../problems/simulation-problems.ts';
import type { SweepPart } from '../sweep/sweep-part.ts';
import { type Axis, axisOf, type ThresholdQuestion } from '../thresholds/axis.ts';
import type { Threshold } from '../thresholds/threshold.ts';
import { type Cell, isBetter, type Looked, looksAt } from './best-cell.ts';
import { type Goal, type Measured, measuredGoal } from './goal.ts';

/** Which thresholds may be moved, within which limits, and what the candidate is to come to. */
export interface SeekQuestion {
  thresholds: ThresholdQuestion[];
  /** All of them are to be met. */
  goal: Goal | Goal[];
}

/** The values that were found for a goal, or, where it cannot be met, those that come nearest to it. */
export interface Sought {
  met: boolean;
  /** Whether every combination of values was looked at, so that none is nearer; else it is the best found. */
  proved: boolean;
  /** Combinations that were looked at. */
  looked: number;
  /** Thresholds in document order, major units; `lowest` and `highest`: how far was looked. */
  values: { threshold: Threshold; present: number; value: number; lowest: number; highest: number }[];
  /** The sum of how far they are moved, each in parts of its present value. */
  distance: number;
  /** Besides, what each goal comes to with all thresholds at their lowest, and with all at their highest. */
  goals: { goal: Goal; comesTo: number; met: boolean; atLowest: number; atHighest: number }[];
}

/** What is asked of the base in one round. */
export interface SeekRound {
  readonly axes: readonly Axis[];
  /** Names of the sums that are needed. */
  readonly wanted: ReadonlySet<string>;
  /** Where the search goes on from if it is taken up at this round. */
  readonly state: SeekState;
  /** Whether nothing is asked after it. */
  readonly isLast: boolean;
}

/** A search between two rounds: plain JSON, so that another process may go on with it. */
export interface SeekState {
  /** By axis: the places that are looked at between. */
  readonly spans: readonly Span[];
  readonly looked: number;
  /** None before the first round. */
  readonly found: { readonly best: Cell; readonly ends: Looked['ends'] } | null;
}

/** Asks for sums of the whole base, once or more often, and gives what was found. */
export type Seeking = Generator<SeekRound, Sought, SweepPart>;

/** Combinations that are looked at in one round, and values of one threshold. */
const MOST_CELLS = 1_000_000;

/** The place of a threshold in its document. */
function placeIn({ parameters = {} }: Program, { parameter, tier, variant = -1 }: Threshold): readonly number[] {
  const of = parameters[parameter];
  const values = variant < 0 ? of : of?.variants?.[variant];
  return [Object.keys(parameters).indexOf(parameter), variant, tier === undefined ? -1 : Object.keys(values?.byTier ?? {}).indexOf(tier)];
}

function inDocumentOrder(program: Program, axes: readonly Axis[]): Axis[] {
  const places = new Map(axes.map((axis) => [axis, placeIn(program, axis.threshold)]));
  return [...axes].sort((a, b) => {
    const [one, other] = [places.get(a) ?? [], places.get(b) ?? []];
    const at = one.findIndex((place, index) => place !== other[index]);
    return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
  });
}

/** SIM-Q6: a question as a search, or what is wrong with it. Problems: SIM3xx. */
export function seek(program: Program, question: SeekQuestion, day: string): Outcome<(from?: SeekState) => Seeking> {
  const problems: Problem[] = [];
  const taken = <T>(outcome: Outcome<T>): T[] => {
    if (outcome.ok) return [outcome.value];
    problems.push(...outcome.problems);
    return [];
  };
  const rules = { day, most: MOST_CELLS, usual: MOST_CELLS, withPresent: true, step: 'ofFacts' } as const;
  const axes = question.thresholds.flatMap((one, index) => taken(axisOf(program, one, { ...rules, pointer: `/thresholds/${index}` })));
  const all = Array.isArray(question.goal) ? question.goal : [question.goal];
  const goals = all.flatMap((goal, index) => taken(measuredGoal(program, goal, Array.isArray(question.goal) ? `/goal/${index}` : '/goal')));
  if (all.length === 0) problems.push(simulationProblem('SIM310', 'There is no goal', { pointer: '/goal', expected: 'a goal' }));
  if (question.thresholds.length === 0)
    problems.push(simulationProblem('SIM312', 'There is no threshold to be moved', { pointer: '/thresholds', expected: 'one or more' }));
  const named = axes.map(({ threshold }) => JSON.stringify(threshold));
  const twice = named.findIndex((name, index) => named.indexOf(name) < index);
  if (twice >= 0)
    problems.push(simulationProblem('SIM313', `${axes[twice]?.threshold.parameter} is named twice`, { pointer: '/thresholds' }));
  if (problems.length > 0) return { ok: false, problems };
  const ordered = inDocumentOrder(program, axes);
  return { ok: true, value: (from) => search(ordered, goals, from), problems: [] };
}

const cellsOf = (axes: readonly Axis[]): number => axes.reduce((product, { values }) => product * values.length, 1);

/** Some values of an axis between two of its places, at most so many: the ends, and evenly between them. */
function thinned(axis: Axis, [from, to]: Span, most: number): Thinned {
  const wide = to - from + 1;
  const places = new Set(
    Array.from(
      { length: Math.min(wide, most) },
      (_, index) => from + Math.round((index * (wide - 1)) / Math.max(1, Math.min(wide, most) - 1)),
    ),
  );
  const present = axis.values.indexOf(axis.present);
  if (present >= from && present <= to) places.add(present);
  const sorted = [...places].sort((a, b) => a - b);
  const values = sorted.map((place) => axis.values[place] as number);
  const inside = Float64Array.from(sorted, (place) => axis.inside[place] as number);
  return { places: sorted, axis: { ...axis, values, inside }, isWhole: sorted.length === wide };
}

const only = (place: number): Span => [place, place];

type Span = readonly [from: number, to: number];
interface Thinned {
  readonly places: readonly number[];
  readonly axis: Axis;
  readonly isWhole: boolean;
}

/**
 * SIM-Q8: every combination where there are not too many of them; else some of each threshold, then more of those around
 * the best combination, until they are all of them.
 */
function* search(
  axes: readonly Axis[],
  goals: readonly Measured[],
  from: SeekState = { spans: axes.map(({ values }): Span => [0, values.length - 1]), looked: 0, found: null },
): Seeking {
  const wanted = new Set(goals.flatMap(({ names }) => names));
  const proved = cellsOf(axes) <= MOST_CELLS;
  const most = proved ? MOST_CELLS : Math.max(3, Math.floor(MOST_CELLS ** (1 / axes.length)) - 1);
  let { spans, looked } = from;
  let best = from.found?.best;
  let ends = from.found?.ends;
  for (;;) {
    const thin = axes.map((axis, index) => thinned(axis, spans[index] as Span, most));
    const round = thin.map(({ axis }) => axis);
    const isLast = thin.every(({ isWhole }) => isWhole);
    const state: SeekState = { spans, looked, found: best && ends ? { best, ends } : null };
    const part = yield { axes: round, wanted, state, isLast };
    looked += cellsOf(round);
    const { best: found, ends: its } = looksAt(part, round, goals);
    // The first round goes from end to end of every threshold.
    ends ??= its;
    if (best === undefined || isBetter(found, best, axes)) best = found;
    if (isLast) return soughtOf(axes, goals, best, { proved, looked, ends });
    const at = best;
    spans = thin.map(({ places, axis }, index): Span => {
      const place = axis.values.indexOf(at.values[index] as number);
      // The best of an earlier round may lie outside of this one.
      if (place < 0) return only(axes[index]?.values.indexOf(at.values[index] as number) as number);
      return [places[Math.max(0, place - 1)] as number, places[Math.min(places.length - 1, place + 1)] as number];
    });
  }
}

function soughtOf(
  axes: readonly Axis[],
  goals: readonly Measured[],
  best: Cell,
  { proved, looked, ends }: { proved: boolean; looked: number; ends: Looked['ends'] },
): Sought {
  const isMet = ({ goal: { atMost, atLeast } }: Measured, comesTo: number): boolean =>
    (atMost === undefined || comesTo <= atMost) && (atLeast === undefined || comesTo >= atLeast);
  return {
    met: best.excess === 0,
    // Nothing is nearer than what is not moved.
    proved: proved || (best.excess === 0 && best.distance === 0),
    looked,
    values: axes.map(({ threshold, present, values }, axis) => ({
      ...{ threshold, present, value: best.values[axis] as number },
      ...{ lowest: values[0] as number, highest: values.at(-1) as number },
    })),
    distance: best.distance,
    goals: goals.map((one, index) => ({
      goal: one.goal,
      comesTo: best.comesTo[index] as number,
      met: isMet(one, best.comesTo[index] as number),
      atLowest: ends.atLowest[index] as number,
      atHighest: ends.atHighest[index] as number,
    })),
  };
}
