import { decimalsOf } from '@tierwright/facts';
import type { Outcome, Parameter, Problem, Program } from '@tierwright/program';
import { simulationProblem } from '../problems/simulation-problems.ts';
import { actionableStep } from './actionable-step.ts';
import { readOfRecords } from './parameter-readers.ts';
import { insideNumber, numberOf, ownValue, type Threshold } from './threshold.ts';

/** Which values of which threshold are asked about, in major units; bounds that are left out follow from the present value. */
export interface ThresholdQuestion {
  parameter: string;
  tier?: string;
  /** Its place among the variants. */
  variant?: number;
  from?: number;
  to?: number;
  step?: number;
}

/** A threshold and the values that it is moved over. */
export interface Axis {
  readonly threshold: Threshold;
  /** The value that holds on the day, in major units as all values of a question. */
  readonly present: number;
  /** Rising. */
  readonly values: readonly number[];
  /** The values as the program reckons with them. */
  readonly inside: Float64Array;
}

/** What is asked of every axis. */
export interface AxisRules {
  /** The day whose values are moved. */
  readonly day: string;
  /** The most values that there may be. */
  readonly most: number;
  /** So many where no step is asked for. */
  readonly usual: number;
  /** Whether the present value is one of them, on the grid of steps or not. */
  readonly withPresent?: boolean;
  /** `ofFacts`: where no step is asked for, the one in which partners move what is compared with it (`actionable.step`). */
  readonly step?: 'ofFacts';
  /** JSON pointer to the question. */
  readonly pointer?: string;
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'number', 'money', 'percent']);
const refused = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({ ok: false, problems });

/** The values `from`, `from + step` … up to `to`, each the decimal that it is written as. */
function grid(from: number, to: number, step: number): number[] {
  const decimals = Math.max(decimalsOf(from), decimalsOf(step));
  const scale = 10 ** decimals;
  const [first, by] = [Math.round(from * scale), Math.round(step * scale)];
  const count = Math.floor((to * scale - first) / by + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => (first + index * by) / scale);
}

const countOf = ({ from, to, step }: { from: number; to: number; step: number }): number => Math.floor((to - from) / step + 1e-9) + 1;

/** The least step of a type: one whole, or as fine as the value is written. */
const leastStep = (type: Parameter['type'], present: number): number =>
  type === 'integer' || type === 'money' ? 1 : 10 ** -decimalsOf(present);

interface Usual {
  readonly present: number;
  readonly least: number;
  readonly usual: number;
}

/** From 0 to twice the present value, in so many steps as are usual. */
function bounds(question: ThresholdQuestion, { present, least, usual }: Usual): { from: number; to: number; step: number } {
  const from = question.from ?? Math.min(0, 2 * present);
  const to = question.to ?? Math.max(from + least * Math.min(usual - 1, 100), 2 * present, question.from ?? 0);
  const step = question.step ?? Number((least * Math.max(1, Math.ceil((to - from) / least / (usual - 1)))).toPrecision(12));
  return { from, to, step };
}

/** SIM-Q1, SIM-Q2: the threshold of a question and its values, or what is wrong with the question. */
export function axisOf(program: Program, question: ThresholdQuestion, rules: AxisRules): Outcome<Axis> {
  const { pointer = '' } = rules;
  const { parameter: id } = question;
  const parameter = program.parameters?.[id];
  if (!parameter) {
    const among = Object.keys(program.parameters ?? {});
    return refused(
      simulationProblem('SIM301', `${id} is no parameter of ${program.version}`, { pointer: `${pointer}/parameter`, value: id, among }),
    );
  }
  if (!NUMERIC.has(parameter.type))
    return refused(
      simulationProblem('SIM302', `${id} is of type ${parameter.type}`, {
        pointer: `${pointer}/parameter`,
        expected: [...NUMERIC].join(', '),
      }),
    );
  if (readOfRecords(program).has(id))
    return refused(simulationProblem('SIM308', `${id} decides which records count`, { pointer: `${pointer}/parameter`, value: id }));
  const threshold: Threshold = {
    parameter: id,
    ...(question.tier === undefined ? {} : { tier: question.tier }),
    ...(question.variant === undefined ? {} : { variant: question.variant }),
  };
  const missing = missingValue(id, parameter, threshold, pointer);
  if (missing) return refused(missing);
  const found = ownValue(program, threshold, rules.day);
  const present = found && numberOf(found.value, program.currency);
  if (present === undefined) {
    const why = found === undefined ? `holds only later than ${rules.day}` : 'is not known';
    return refused(simulationProblem('SIM304', `The value of ${id} ${why}`, { pointer: `${pointer}/parameter` }));
  }
  return valuesOf(program, question, { threshold, present, type: parameter.type, rules, pointer });
}

function missingValue(id: string, parameter: Parameter, { tier, variant }: Threshold, pointer: string): Problem | undefined {
  const values = variant === undefined ? parameter : parameter.variants?.[variant];
  if (!values)
    return simulationProblem('SIM303', `${id} has no variant ${variant}`, {
      pointer: `${pointer}/variant`,
      value: variant,
      expected: `0 to ${(parameter.variants?.length ?? 0) - 1}`,
    });
  const among = Object.keys(values.byTier ?? {});
  if (tier === undefined)
    return values.value === undefined
      ? simulationProblem('SIM303', `${id} has values by tier: one has to be named`, { pointer: `${pointer}/tier`, among })
      : undefined;
  return among.includes(tier)
    ? undefined
    : simulationProblem('SIM303', `${id} has no value of its own for ${tier}`, { pointer: `${pointer}/tier`, value: tier, among });
}

interface Found {
  readonly threshold: Threshold;
  readonly present: number;
  readonly type: Parameter['type'];
  readonly rules: AxisRules;
  readonly pointer: string;
}

function valuesOf(program: Program, question: ThresholdQuestion, { threshold, present, type, rules, pointer }: Found): Outcome<Axis> {
  const ofFacts = rules.step === 'ofFacts' ? actionableStep(program, threshold) : undefined;
  const asked = bounds(question, { present, least: ofFacts ?? leastStep(type, present), usual: rules.usual });
  const { from, to, step } = asked;
  const areNumbers = [from, to, step].every(Number.isFinite);
  if (!areNumbers || from > to || step <= 0)
    return refused(simulationProblem('SIM305', `The values go from ${from} to ${to} by ${step}`, { pointer, value: asked }));
  const count = countOf(asked);
  if (count > rules.most)
    return refused(
      simulationProblem('SIM306', `${count.toLocaleString('en-US')} values of ${threshold.parameter}`, {
        pointer,
        value: count,
        expected: `at most ${rules.most}`,
      }),
    );
  const values = grid(from, to, step);
  const withPresent = rules.withPresent === true && present >= from && present <= to && !values.includes(present);
  if (withPresent) values.splice(values.findIndex((value) => value > present) >>> 0, 0, present);
  const inside = values.map((value) => insideNumber(program, threshold, value));
  const wrong = inside.findIndex((value) => value === null || (type === 'integer' && !Number.isInteger(value)));
  if (wrong >= 0)
    return refused(
      simulationProblem('SIM307', `${values[wrong]} is no ${type} value`, {
        pointer,
        value: values[wrong],
        expected: `values of type ${type}`,
      }),
    );
  return { ok: true, value: { threshold, present, values, inside: Float64Array.from(inside as number[]) }, problems: [] };
}
