import { type CompiledProgram, compileProgram, insideValue } from '@tierwright/engine';
import {
  type Dated,
  type DatedEntry,
  type Literal,
  type Parameter,
  type ParameterValues,
  type Program,
  parameterAt,
} from '@tierwright/program';

/** One value of a parameter: of a tier or of all, of a variant or the parameter's own. */
export interface Threshold {
  readonly parameter: string;
  readonly tier?: string;
  /** Its place among the variants. */
  readonly variant?: number;
}

/** The value that a threshold has on a day, as the document writes it, and where its entry begins. */
export interface InForce {
  readonly value: Literal;
  readonly from?: string;
}

const valuesOf = (parameter: Parameter, variant: number | undefined): ParameterValues | undefined =>
  variant === undefined ? parameter : parameter.variants?.[variant];

/** The value itself, without what stands for it where it has none. */
export function ownValue(program: Program, { parameter: id, tier, variant }: Threshold, date: string): InForce | undefined {
  const parameter = program.parameters?.[id];
  const values = parameter && valuesOf(parameter, variant);
  if (!parameter || !values) return undefined;
  const own = tier === undefined ? values.value : Object.hasOwn(values.byTier ?? {}, tier) ? values.byTier?.[tier] : undefined;
  return own === undefined ? undefined : parameterAt({ type: parameter.type, value: own }, { date });
}

/** The number of a literal in major units; of money with an amount for each currency that of the program's. */
export function numberOf(literal: Literal, currency: string): number | undefined {
  if (typeof literal === 'number') return literal;
  if (literal === null || typeof literal !== 'object' || Array.isArray(literal)) return undefined;
  return literal[currency];
}

/** A number in place of a literal, written as that one is. */
const literalOf = (before: Literal, value: number, currency: string): Literal =>
  before !== null && typeof before === 'object' && !Array.isArray(before) ? { ...before, [currency]: value } : value;

/** The number as the program reckons with it: minor units of money. */
export function insideNumber(program: Program, threshold: Threshold, value: number): number | null {
  const type = program.parameters?.[threshold.parameter]?.type;
  const inside = type === undefined ? null : insideValue(value, type, program.currency);
  return typeof inside === 'number' ? inside : null;
}

const isHistory = (dated: Dated): dated is DatedEntry[] => Array.isArray(dated) && typeof dated[0] === 'object' && dated[0] !== null;

function datedWith(dated: Dated, found: InForce, value: number, currency: string): Dated {
  if (!isHistory(dated)) return literalOf(dated, value, currency);
  // Of two entries that begin on one day the later one holds.
  const at = dated.findLastIndex(({ from }) => from === found.from);
  return dated.map((entry, index) => (index === at ? { ...entry, value: literalOf(entry.value, value, currency) } : entry));
}

/** A program with another value of a threshold in the place of the one that holds on a day. */
export function withThreshold(program: Program, threshold: Threshold, value: number, date: string): Program {
  const { parameter: id, tier, variant } = threshold;
  const parameter = program.parameters?.[id];
  const found = ownValue(program, threshold, date);
  if (!parameter || !found) throw new Error(`${id} has no such value on ${date}`);
  const changed = <V extends ParameterValues>(values: V): V => {
    const put = (dated: Dated | undefined): Dated => datedWith(dated as Dated, found, value, program.currency);
    return tier === undefined
      ? { ...values, value: put(values.value) }
      : { ...values, byTier: { ...values.byTier, [tier]: put(values.byTier?.[tier]) } };
  };
  const next =
    variant === undefined
      ? changed(parameter)
      : { ...parameter, variants: (parameter.variants ?? []).map((one, index) => (index === variant ? changed(one) : one)) };
  return { ...program, parameters: { ...program.parameters, [id]: next } };
}

/** Versions that shards of a base ask for again. */
const KEPT = 64;
const known = new WeakMap<CompiledProgram, Map<string, CompiledProgram>>();

/** A version with other values of some thresholds. Its hash says so, and is that of no document. */
export function trialVersion(
  compiled: CompiledProgram,
  thresholds: readonly Threshold[],
  values: readonly number[],
  date: string,
): CompiledProgram {
  const kept = known.get(compiled) ?? new Map<string, CompiledProgram>();
  known.set(compiled, kept);
  const key = JSON.stringify([date, thresholds, values]);
  const found = kept.get(key);
  if (found !== undefined) return found;
  const program = thresholds.reduce(
    (sum, threshold, index) => withThreshold(sum, threshold, values[index] as number, date),
    compiled.program,
  );
  const version = compileProgram(program, `${compiled.hash} with ${key}`);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, version);
  return version;
}
