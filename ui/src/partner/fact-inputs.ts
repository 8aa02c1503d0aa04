import type { Condition, Dated, Fact, Literal, Parameter, Program } from '@tierwright/program';

/** How a fact of a made-up partner is set. */
export interface FactInput {
  readonly id: string;
  readonly title: string;
  readonly kind: 'number' | 'switch' | 'choice' | 'choices' | 'day' | 'text';
  readonly isMoney: boolean;
  readonly unit: string | null;
  readonly values: readonly string[];
  /** Of a number: where its slider begins and ends, how far a key moves it, and the thresholds that it is compared with. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly thresholds: readonly number[];
}

const KINDS: Readonly<Partial<Record<Fact['type'], FactInput['kind']>>> = {
  ...{ integer: 'number', number: 'number', money: 'number', percent: 'number' },
  ...{ boolean: 'switch', enum: 'choice', set: 'choices', date: 'day' },
};

function* leavesOf(condition: Condition): Generator<{ readonly fact: string; readonly value: unknown }> {
  if ('all' in condition) for (const part of condition.all) yield* leavesOf(part);
  else if ('any' in condition) for (const part of condition.any) yield* leavesOf(part);
  else if ('not' in condition) yield* leavesOf(condition.not);
  else if ('fact' in condition) yield condition;
}

const literals = (dated: Dated | undefined): readonly Literal[] =>
  dated === undefined
    ? []
    : Array.isArray(dated)
      ? dated.flatMap((entry) => (typeof entry === 'object' && entry !== null && 'value' in entry ? [entry.value as Literal] : []))
      : [dated];

function numbersOf({ value, byTier = {}, variants = [] }: Pick<Parameter, 'value' | 'byTier' | 'variants'>): number[] {
  const own = [value, ...Object.values(byTier)].flatMap(literals).filter((one): one is number => typeof one === 'number');
  return [...own, ...variants.flatMap((variant) => numbersOf(variant as Pick<Parameter, 'value' | 'byTier' | 'variants'>))];
}

/** Numbers that facts are compared with, anywhere in what tiers ask. */
function thresholdsOf({ requirements = {}, tracks = [], parameters = {} }: Program): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  const conditions = [
    ...Object.values(requirements).map(({ when }) => when),
    ...tracks.flatMap(({ tiers }) => tiers.flatMap(({ qualify }) => qualify ?? [])),
  ];
  for (const { fact, value } of conditions.flatMap((condition) => [...leavesOf(condition)])) {
    const of = found.get(fact) ?? new Set<number>();
    const parameter = typeof value === 'object' && value !== null && 'fact' in value ? parameters[String(value.fact)] : undefined;
    for (const one of typeof value === 'number' ? [value] : parameter ? numbersOf(parameter) : []) of.add(one);
    found.set(fact, of);
  }
  return new Map([...found].map(([fact, numbers]) => [fact, [...numbers].sort((one, other) => one - other)]));
}

/** A round number that is at least as large: 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((times) => times * power >= value) ?? 10) * power;
}

function scaleOf({ type, min = 0, max, actionable }: Fact, thresholds: readonly number[]): Pick<FactInput, 'min' | 'max' | 'step'> {
  const highest = thresholds.at(-1) ?? 0;
  const natural = type === 'percent' ? 100 : highest > 0 ? roundUp(highest * 1.5) : 100;
  const end = max === undefined ? natural : Math.min(max, Math.max(natural, min + 1));
  const isWhole = type === 'integer';
  const fine = (end - min) / 100;
  const step = actionable?.step ?? (isWhole ? Math.max(1, Math.floor(fine)) : fine > 1 ? Math.floor(fine) : fine);
  return { min: Math.min(min, thresholds[0] ?? min), max: end, step };
}

/** The facts of a program that a partner can be given: not those by group, and not those of a single deal. */
export function factInputs(program: Program): readonly FactInput[] {
  const thresholds = thresholdsOf(program);
  const inputs = Object.entries(program.facts ?? {}).flatMap(([id, fact]): FactInput[] => {
    if (fact.by !== undefined || fact.scope === 'deal') return [];
    const compared = thresholds.get(id) ?? [];
    const { title, type, unit = null, values = [] } = fact;
    const kind = KINDS[type] ?? 'text';
    return [{ id, title, kind, isMoney: type === 'money', unit, values, thresholds: compared, ...scaleOf(fact, compared) }];
  });
  // What tiers ask comes first.
  return [...inputs.filter(({ id }) => thresholds.has(id)), ...inputs.filter(({ id }) => !thresholds.has(id))];
}
