import type { Outcome, Problem } from '@tierwright/program';
import { simulationProblem } from '../problems/simulation-problems.ts';
import type { ThresholdQuestion } from '../thresholds/axis.ts';
import type { Goal } from './goal.ts';
import type { SeekQuestion } from './seek.ts';

type Members = Readonly<Record<string, unknown>>;
type Kinds = Readonly<Record<string, 'string' | 'number'>>;

const THRESHOLD: Kinds = { parameter: 'string', tier: 'string', variant: 'number', from: 'number', to: 'number', step: 'number' };
const GOAL: Kinds = { measure: 'string', track: 'string', tier: 'string', line: 'string', atMost: 'number', atLeast: 'number' };

const isMembers = (json: unknown): json is Members => typeof json === 'object' && json !== null && !Array.isArray(json);

/** What is wrong with the members of an object: unknown ones, ones of another kind, one that is missing. */
function wrongMembers(json: unknown, kinds: Kinds, needed: string, pointer: string): Problem[] {
  if (!isMembers(json)) return [simulationProblem('SIM312', 'This is no object', { pointer, value: json, expected: 'an object' })];
  const problems = Object.entries(json).flatMap(([name, value]): Problem[] => {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const at = `${pointer}/${name}`;
    if (kind === undefined)
      return [simulationProblem('SIM312', `${name} is asked by no question`, { pointer: at, value: name, among: Object.keys(kinds) })];
    const isKind = typeof value === kind && (typeof value !== 'number' || Number.isFinite(value));
    return isKind ? [] : [simulationProblem('SIM312', `${name} is no ${kind}`, { pointer: at, value, expected: `a ${kind}` })];
  });
  if (Object.hasOwn(json, needed)) return problems;
  return [...problems, simulationProblem('SIM312', `${needed} is missing`, { pointer, expected: needed })];
}

const outcomeOf = <T>(problems: Problem[], json: unknown): Outcome<T> =>
  problems.length > 0 ? { ok: false, problems } : { ok: true, value: json as T, problems: [] };

/** SIM-Q1: the question of a curve from JSON, `{ parameter, tier?, variant?, from?, to?, step? }`. Problems: SIM312. */
export const readThresholdQuestion = (json: unknown): Outcome<ThresholdQuestion> =>
  outcomeOf(wrongMembers(json, THRESHOLD, 'parameter', ''), json);

/** SIM-Q6: the question of a goal from JSON, `{ thresholds: […], goal: { measure, …, atMost | atLeast } | […] }`. Problems: SIM312. */
export function readSeekQuestion(json: unknown): Outcome<SeekQuestion> {
  if (!isMembers(json)) return outcomeOf([simulationProblem('SIM312', 'This is no object', { value: json, expected: 'an object' })], json);
  const { thresholds, goal, ...others } = json;
  const problems = Object.keys(others).map((name) =>
    simulationProblem('SIM312', `${name} is asked by no question`, { pointer: `/${name}`, value: name, among: ['thresholds', 'goal'] }),
  );
  if (!Array.isArray(thresholds)) {
    problems.push(simulationProblem('SIM312', 'thresholds is no list', { pointer: '/thresholds', expected: 'a list of thresholds' }));
    return outcomeOf(problems, json);
  }
  for (const [index, one] of thresholds.entries()) problems.push(...wrongMembers(one, THRESHOLD, 'parameter', `/thresholds/${index}`));
  const goals: readonly (readonly [unknown, string])[] = Array.isArray(goal)
    ? goal.map((one: unknown, index) => [one, `/goal/${index}`] as const)
    : [[goal, '/goal']];
  for (const [one, pointer] of goals) problems.push(...wrongMembers(one, GOAL, 'measure', pointer));
  return outcomeOf<{ thresholds: ThresholdQuestion[]; goal: Goal | Goal[] }>(problems, json);
}
