import type { Condition, EachOf, Leaf, RatioOf, ScoreOf, SumOf } from '@tierwright/program';
import { operand, parameterValue } from '../values/parameter-value.ts';
import type { Scalar } from '../values/scalar.ts';
import { type Context, groupFor, known, lookupFor } from './context.ts';
import { drawNumber, settle } from './draw.ts';
import { optionsOf } from './options.ts';
import { narrow, type Range } from './range.ts';
import { typeOf } from './subject.ts';

const TAIL = { exponent: 0.5, atMost: 4 };

/** Works a value back to attributes and to what records are to give. What has a value already keeps it. */
export function assign(context: Context, id: string, value: Scalar, depth = 0): void {
  if (depth > 40) return;
  const { values, draft, ofFact } = context;
  const fact = values.program.facts?.[id];
  if (fact?.attribute !== undefined) {
    if (!draft.attributes.has(fact.attribute)) draft.attributes.set(fact.attribute, value);
    return;
  }
  const measure = ofFact.get(id);
  if (measure) {
    draft.targets.set(measure, value, groupFor(context, id));
    return;
  }
  const derived = values.program.derived?.[id];
  if (!derived || typeof value !== 'number') return;
  if ('sum' in derived) assignSum(context, derived, value, depth + 1);
  else if ('ratio' in derived) assignRatio(context, derived, value, depth + 1);
  else if ('score' in derived) assignScore(context, derived, value, depth + 1);
  else if ('min' in derived) for (const part of derived.min) assign(context, part, value, depth + 1);
  else if ('max' in derived) assignMax(context, derived.max, value, depth + 1);
  else if ('each' in derived) assignEach(context, derived, value, depth + 1);
}

const numberOf = (context: Context, id: string): number | undefined => {
  const value = known(context, id);
  return typeof value === 'number' ? value : undefined;
};

/** The open parts share what the known ones leave; a little is taken away, so that netting shows. */
function assignSum(context: Context, derived: SumOf, value: number, depth: number): void {
  const { random } = context.draft;
  let rest = value;
  for (const id of derived.minus ?? []) {
    const type = typeOf(context.values, id);
    if (numberOf(context, id) === undefined)
      assign(context, id, settle(Math.max(0, value) * 0.25 * random.next() * random.next(), type), depth);
    rest += numberOf(context, id) ?? 0;
  }
  const open = derived.sum.filter((id) => numberOf(context, id) === undefined);
  for (const id of derived.sum) rest -= numberOf(context, id) ?? 0;
  open.forEach((id, index) => {
    const share = index === open.length - 1 ? rest : settle(rest * random.within(0.4, 0.8), typeOf(context.values, id));
    assign(context, id, Math.max(0, share), depth);
    rest -= share;
  });
}

/** A denominator of its own where it has none yet, then the numerator. Growth on a base is worked back to the base. */
function assignRatio(context: Context, derived: RatioOf, value: number, depth: number): void {
  const [part = '', whole = ''] = derived.ratio;
  const share = value / (derived.per ?? 100);
  const gain = context.values.program.derived?.[part];
  const grown =
    gain && 'sum' in gain && gain.minus?.length === 1 && gain.minus[0] === whole && gain.sum.length === 1 ? gain.sum[0] : undefined;
  const partKnown = numberOf(context, grown ?? part);
  if (numberOf(context, whole) === undefined) {
    const type = typeOf(context.values, whole);
    const factor = grown === undefined ? share : 1 + share;
    // Rounded down, so that the ratio is at least what was asked for.
    if (partKnown !== undefined && factor > 0) assign(context, whole, Math.max(1, Math.floor(partKnown / factor)), depth);
    else assign(context, whole, ordinary(context, type), depth);
  }
  const base = numberOf(context, whole) ?? 0;
  if (grown !== undefined) assign(context, grown, settle(Math.max(0, base * (1 + share)), typeOf(context.values, grown)), depth);
  else assign(context, part, settle(Math.max(0, base * share), typeOf(context.values, part)), depth);
}

function ordinary({ draft, unit }: Context, type: string): number {
  if (type === 'money') return Math.round(unit * (0.5 + draft.random.next()) * Math.max(1, draft.size));
  return draft.random.between(8, 30);
}

const constant = (context: Context, value: number | { fact: string }): number => {
  if (typeof value === 'number') return value;
  const found = parameterValue(context.values, value.fact, lookupFor(context));
  return typeof found === 'number' ? found : 0;
};

/** Conditions that can be won are won at first; what is missing comes from the partial parts, all to the same degree. */
function assignScore(context: Context, derived: ScoreOf, value: number, depth: number): void {
  const { random } = context.draft;
  let rest = value;
  const open: { id: string; full: number; points: number }[] = [];
  let possible = 0;
  const conditions: { when: Condition; points: number }[] = [];
  for (const part of derived.score) {
    const points = constant(context, part.points);
    if ('when' in part) {
      conditions.push({ when: part.when, points });
      continue;
    }
    const type = typeOf(context.values, part.per);
    const full =
      type === 'money' && typeof part.full === 'number' ? part.full * 10 ** context.values.exponent : constant(context, part.full);
    const own = numberOf(context, part.per);
    if (own !== undefined) rest -= full > 0 ? (points * Math.max(0, Math.min(own, full))) / full : 0;
    else {
      open.push({ id: part.per, full, points });
      possible += points;
    }
  }
  for (const { when, points } of conditions) {
    const needed = rest > possible;
    const won = points <= rest && (needed || random.chance(0.5));
    if (won) rest -= points;
    force(context, when, won, depth);
  }
  open.forEach(({ id, full, points }, index) => {
    const even = possible > 0 ? rest / possible : 0;
    const degree = index === open.length - 1 ? even : even * random.within(0.75, 1.2);
    const reached = Math.max(0, Math.min(1, degree));
    // Above the value that gives all points nothing counts: a strong partner may have any amount more.
    const amount = reached >= 1 ? full * (1 + random.next()) : full * reached;
    assign(context, id, settle(amount, typeOf(context.values, id)), depth);
    rest -= reached * points;
    possible -= points;
  });
}

function assignMax(context: Context, ids: readonly string[], value: number, depth: number): void {
  const { random } = context.draft;
  const best = ids[random.below(ids.length)];
  for (const id of ids)
    assign(context, id, id === best ? value : settle(Math.max(0, value) * random.next(), typeOf(context.values, id)), depth);
}

/** Makes the condition hold in as many groups as asked, and fail in the rest. */
function assignEach(context: Context, derived: EachOf, value: number, depth: number): void {
  const groups = context.draft.random.shuffle([...groupValues(context, derived.each)]);
  groups.forEach((group, index) => {
    force({ ...context, group, groupField: derived.each }, derived.where, index < value, depth);
  });
}

/** The groups of an enum field, as records declare it. Groups of other fields come from the records that are made. */
function groupValues(context: Context, field: string): readonly string[] {
  for (const kind of Object.values(context.values.program.records ?? {})) {
    const declared = kind.fields?.[field];
    if (declared?.type === 'enum' && declared.values) return declared.values;
  }
  return [];
}

/** Makes a condition hold or fail, as far as what is known leaves it open. */
export function force(context: Context, condition: Condition, wanted: boolean, depth = 0): void {
  const options = optionsOf(context.values, condition, wanted, lookupFor(context));
  const start = context.draft.random.below(options.length);
  for (let step = 0; step < options.length; step++) {
    const option = options[(start + step) % options.length] ?? [];
    if (option.every((leaf) => possible(context, leaf))) {
      for (const leaf of option) settleLeaf(context, leaf, depth);
      return;
    }
  }
}

function rangeOf(context: Context, leaf: Leaf): Range | undefined {
  const type = typeOf(context.values, leaf.fact);
  const right = operand(context.values, leaf.value, type, lookupFor(context));
  return right === undefined ? undefined : narrow({}, leaf.operator, right, type);
}

function possible(context: Context, leaf: Leaf): boolean {
  const range = rangeOf(context, leaf);
  const own = known(context, leaf.fact);
  return range !== undefined && (own === undefined || inside(range, own));
}

export function inside(range: Range, value: Scalar): boolean {
  if (typeof value === 'number')
    return (range.low === undefined || value >= range.low) && (range.high === undefined || value <= range.high);
  if (Array.isArray(value)) {
    return !range.has?.some((word) => !value.includes(word)) && !range.hasNot?.some((word) => value.includes(word));
  }
  return (range.is === undefined || range.is === value) && !range.not?.includes(value);
}

function settleLeaf(context: Context, leaf: Leaf, depth: number): void {
  const range = rangeOf(context, leaf);
  if (!range || known(context, leaf.fact) !== undefined) return;
  const type = typeOf(context.values, leaf.fact);
  const thresholds = [range.low, range.high].filter((bound) => bound !== undefined);
  const value = chooseValue(context, leaf.fact, range, thresholds);
  if (value !== undefined) assign(context, leaf.fact, type === 'integer' && typeof value === 'number' ? Math.round(value) : value, depth);
}

/** A value in the range, of any type. */
export function chooseValue(context: Context, id: string, range: Range, thresholds: number[]): Scalar | undefined {
  const { draft, values } = context;
  const type = typeOf(values, id);
  if (type === 'integer' || type === 'number' || type === 'money' || type === 'percent') {
    return drawNumber(draft.random, { type, range, thresholds, volume: false, tail: TAIL });
  }
  if (type === 'boolean') return range.is ?? draft.random.chance(0.5);
  if (type === 'set') {
    const words = values.program.facts?.[id]?.values ?? range.has ?? [];
    return words.filter((word) => range.has?.includes(word) || (!range.hasNot?.includes(word) && draft.random.chance(0.3)));
  }
  if (range.is !== undefined) return range.is;
  return values.program.facts?.[id]?.values?.find((word) => !range.not?.includes(word));
}
