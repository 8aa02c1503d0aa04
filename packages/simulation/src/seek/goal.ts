import { type Outcome, type Problem, type Program, toMajor } from '@tierwright/program';
import { simulationProblem } from '../problems/simulation-problems.ts';
import { linesOf } from '../sensitivity/curve.ts';
import { directionName, lineName, tierName } from '../sweep/readings.ts';

export const GOAL_MEASURES = ['partners', 'cost', 'demoted', 'demotedPercent', 'promoted', 'promotedPercent'] as const;

/** What a candidate is to come to. Amounts are major units a year. */
export interface Goal {
  /** `partners` of a tier; `cost` of a line of the bill, or of all; who is demoted (down or out) or promoted (up or in) against the baseline. */
  measure: (typeof GOAL_MEASURES)[number];
  track?: string;
  tier?: string;
  line?: string;
  atMost?: number;
  atLeast?: number;
}

/** How a goal is told from sums over cells. */
export interface Measured {
  readonly goal: Goal;
  /** Sums that are added up. */
  readonly names: readonly string[];
  /** What they come to among so many partners. */
  readonly told: (sum: number, partners: number) => number;
}

const asCounted = (sum: number): number => sum;
const inPercent = (sum: number, partners: number): number => (partners === 0 ? 0 : (100 * sum) / partners);
const DIRECTIONS = { demoted: ['down', 'out'], promoted: ['up', 'in'] } as const;

/** SIM-Q7: a goal as sums, or what is wrong with it. */
export function measuredGoal(program: Program, goal: Goal, pointer: string): Outcome<Measured> {
  const unbound = boundProblem(goal, pointer);
  if (unbound) return { ok: false, problems: [unbound] };
  const found = namesOf(program, goal, pointer);
  if (!found.ok) return found;
  return { ok: true, value: { goal, ...found.value }, problems: [] };
}

function boundProblem({ atMost, atLeast, measure }: Goal, pointer: string): Problem | undefined {
  const bounds = [atLeast, atMost].filter((bound) => bound !== undefined);
  if (bounds.length === 0 || !bounds.every(Number.isFinite))
    return simulationProblem('SIM310', `The goal of ${measure} has no bound`, { pointer, expected: 'atMost or atLeast' });
  if (atMost !== undefined && atLeast !== undefined && atMost < atLeast)
    return simulationProblem('SIM310', `${measure} cannot be at most ${atMost} and at least ${atLeast}`, {
      pointer,
      value: { atLeast, atMost },
    });
  return undefined;
}

type Names = Omit<Measured, 'goal'>;
const names = (all: readonly string[], told: Names['told']): Outcome<Names> => ({ ok: true, value: { names: all, told }, problems: [] });
const refused = (problem: Problem): Outcome<Names> => ({ ok: false, problems: [problem] });

function namesOf(program: Program, goal: Goal, pointer: string): Outcome<Names> {
  switch (goal.measure) {
    case 'partners':
      return tierNames(program, goal, pointer);
    case 'cost':
      return lineNames(program, goal, pointer);
    case 'demoted':
    case 'promoted':
      return names(DIRECTIONS[goal.measure].map(directionName), asCounted);
    case 'demotedPercent':
      return names(DIRECTIONS.demoted.map(directionName), inPercent);
    case 'promotedPercent':
      return names(DIRECTIONS.promoted.map(directionName), inPercent);
    default:
      return refused(
        simulationProblem('SIM309', `${goal.measure} is not measured`, {
          pointer: `${pointer}/measure`,
          value: goal.measure,
          among: GOAL_MEASURES,
        }),
      );
  }
}

function tierNames({ tracks = [] }: Program, { track, tier }: Goal, pointer: string): Outcome<Names> {
  const among = tracks.filter(({ id }) => track === undefined || id === track);
  if (among.length === 0) {
    const ids = tracks.map(({ id }) => id);
    return refused(simulationProblem('SIM311', `${track} is no track`, { pointer: `${pointer}/track`, value: track, among: ids }));
  }
  const tiers = among.flatMap(({ id, tiers: all }) => all.map((one) => ({ track: id, tier: one.id })));
  const found = tiers.filter((one) => one.tier === tier);
  const [only] = found;
  if (only === undefined) {
    const ids = [...new Set(tiers.map((one) => one.tier))];
    return refused(simulationProblem('SIM311', `${tier ?? 'Nothing'} is no tier`, { pointer: `${pointer}/tier`, value: tier, among: ids }));
  }
  if (found.length > 1) {
    const ids = found.map((one) => one.track);
    return refused(simulationProblem('SIM311', `${tier} is a tier of several tracks`, { pointer: `${pointer}/track`, among: ids }));
  }
  return names([tierName(only.track, only.tier)], asCounted);
}

function lineNames(program: Program, { line }: Goal, pointer: string): Outcome<Names> {
  const among = linesOf(program);
  if (line !== undefined && !among.includes(line))
    return refused(simulationProblem('SIM311', `${line} is no line of the bill`, { pointer: `${pointer}/line`, value: line, among }));
  return names((line === undefined ? among : [line]).map(lineName), (sum) => toMajor(sum, program.currency));
}
