import { type Derived, type Parameter, parameterAt } from '@tierwright/program';
import type { ConditionTrace, LeafTrace } from '../decision/decision.ts';
import { operandsOf, readable } from '../model/readable.ts';
import { readType } from '../model/value-type.ts';
import { dateInWords } from './dates-in-words.ts';
import type { Evidence } from './evidence.ts';
import { listed, named } from './listed.ts';
import { titleOf } from './words.ts';

function recordKindOf(evidence: Evidence, id: string): string | undefined {
  const from = evidence.program.facts?.[id]?.from;
  if (!from) return undefined;
  return 'within' in from ? recordKindOf(evidence, from.within) : from.record;
}

function factCause(evidence: Evidence, id: string): string {
  const title = named(titleOf(evidence.program, id));
  const kind = recordKindOf(evidence, id);
  if (!evidence.fact(id)?.notLoaded || kind === undefined) return `${title} is not known`;
  const records = evidence.program.records?.[kind]?.title ?? kind;
  return `${title} is not known, because records of the kind “${records}” are not loaded through ${dateInWords(evidence.decision.asOf)}`;
}

function derivedCauses(evidence: Evidence, id: string): string[] {
  const derived = evidence.program.derived?.[id];
  const title = named(titleOf(evidence.program, id));
  if (!derived) return [`${title} is not known`];
  if ('ratio' in derived) {
    const [, divisor = ''] = derived.ratio;
    if (evidence.read(divisor).value === 0)
      return [`${title} cannot be computed, because ${named(titleOf(evidence.program, divisor))} is 0`];
  }
  const unknown = operandsOf(derived).filter((operand) => evidence.read(operand).value === null);
  const causes = [
    ...unknown.flatMap((operand) => valueCauses(evidence, operand)),
    ...membersOf(evidence, derived)
      .flatMap((member) => unknownTests(member))
      .flatMap((leaf) => testCauses(evidence, leaf)),
  ];
  return causes.length === 0 ? [`${title} is not known`] : [...new Set(causes)];
}

/** Conditions that a count or score adds up. */
function membersOf(evidence: Evidence, derived: Derived): ConditionTrace[] {
  if ('count' in derived) return derived.count.map((id) => evidence.requirement(id));
  if ('score' in derived) return derived.score.flatMap((part) => ('when' in part ? [evidence.evaluate(part.when)] : []));
  return [];
}

function unknownTests(trace: ConditionTrace): LeafTrace[] {
  if (trace.status !== 'unknown') return [];
  if ('all' in trace) return trace.all.flatMap(unknownTests);
  if ('any' in trace) return trace.any.flatMap(unknownTests);
  if ('not' in trace) return unknownTests(trace.not);
  return 'requirement' in trace ? unknownTests(trace.when) : [trace];
}

/** What a threshold counts, for "the program states no … ". */
function nounOf(evidence: Evidence, id: string): string {
  const { type, unit } = readType(evidence.program, id);
  if (type === 'money') return 'amount';
  if (type === 'percent') return 'percentage';
  if (type === 'integer' || type === 'number') return unit === undefined ? 'number' : `number of ${unit}`;
  return 'value';
}

function parameterCause(evidence: Evidence, id: string, parameter: Parameter): string {
  const noun = nounOf(evidence, id);
  const { unit } = readType(evidence.program, id);
  if (parameter.placeholder !== undefined && noun === 'value') return `${named(titleOf(evidence.program, id))} is not published`;
  if (parameter.placeholder !== undefined)
    return unit === undefined ? `the ${noun} needed is not published` : `how many ${unit} are needed is not published`;
  const date = evidence.parametersAsOf;
  const { tier, title } = evidence.tier ?? {};
  const question = tier === undefined ? { date } : { date, tier };
  const stated = [undefined, ...(parameter.variants ?? []).keys()].some(
    (variant) => parameterAt(parameter, variant === undefined ? question : { ...question, variant }) !== undefined,
  );
  if (stated) {
    const conditions = (parameter.variants ?? []).map((variant) => variant.when);
    const unknown = readable(evidence.program, conditions).facts.filter((fact) => evidence.read(fact).value === null);
    const because =
      unknown.length === 0
        ? ''
        : `, because ${listed(unknown.map((fact) => named(titleOf(evidence.program, fact))))} ${unknown.length === 1 ? 'is' : 'are'} not known`;
    return `which ${noun} is needed cannot be told${because}`;
  }
  const isForTier =
    tier !== undefined &&
    [parameter, ...(parameter.variants ?? [])].some((values) => Object.hasOwn(values.byTier ?? {}, tier) || values.value !== undefined);
  return isForTier ? `the program states no ${noun} for ${dateInWords(date)}` : `the program states no ${noun} for ${title ?? 'it'}`;
}

/** Why a value is not known: the facts behind it, by name; a number that nobody published is no missing fact (ENG-W10). */
function valueCauses(evidence: Evidence, id: string): string[] {
  const parameter = evidence.program.parameters?.[id];
  if (parameter) return [parameterCause(evidence, id, parameter)];
  if (evidence.program.derived?.[id] && evidence.derived(id)?.given === undefined) return derivedCauses(evidence, id);
  return [factCause(evidence, id)];
}

/** Why a test cannot be decided. */
export function testCauses(evidence: Evidence, leaf: LeafTrace): string[] {
  const left = leaf.measured === null ? valueCauses(evidence, leaf.fact) : [];
  const right = leaf.threshold === null && leaf.of !== undefined ? valueCauses(evidence, leaf.of) : [];
  if (left.length + right.length > 0) return [...left, ...right];
  if (evidence.program.derived?.[leaf.fact]) return derivedCauses(evidence, leaf.fact);
  return [`${named(titleOf(evidence.program, leaf.fact))} is not known exactly`];
}
