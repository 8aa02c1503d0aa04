import type { Condition, EachOf, Leaf, RatioOf, ScoreOf, SumOf } from '@tierwright/program';
import { POWERS_OF_TEN } from '../money/currency.ts';
import { paretoQuantile } from '../random/power.ts';
import { operand, parameterValue } from '../values/parameter-value.ts';
import type { Scalar } from '../values/scalar.ts';
import { type Context, groupFor, known, lookupFor } from './context.ts';
import { drawNumber, settle } from './draw.ts';
import { optionsOf } from './options.ts';
import { narrow, type Range } from './range.ts';
import { typeOf } from './subject.ts';

const TAIL = { exponent: 0.5, atMost: 4 };

/** How exactly a value is meant: what the tier needs of it, and whether it must not be exceeded. */
export interface Care {
  floor?: number | undefined;
  round?: 'up' | 'down';
}

/** Works a value back to attributes and to what records are to give. What has a value already keeps it. */
export function assign(context: Context, id: string, value: Scalar, care: Care = {}, depth = 0): void {
  if (depth > 40) return;
  const { values, draft, ofFact } = context;
  const fact = values.program.facts?.[id];
  if (fact?.attribute !== undefined) {
    if (!draft.attributes.has(fact.attribute)) draft.attributes.set(fact.attribute, value);
    return;
  }
  const measure = ofFact.get(id);
  if (measure) {
    const floor = care.floor ?? (typeof value === 'number' ? value : 0);
    draft.targets.set(measure, { value, floor, strict: care.round === 'down' }, groupFor(context, id));
    return;
  }
  const derived = values.program.derived?.[id];
  if (!derived || typeof value !== 'number') return;
  const round = care.round ?? 'up';
  if ('sum' in derived) assignSum(context, derived, value, round, depth + 1);
  else if ('ratio' in derived) assignRatio(context, derived, value, round, depth + 1);
  else if ('score' in derived) assignScore(context, derived, value, round, depth + 1);
  else if ('min' in derived) for (const part of derived.min) assign(context, part, value, { round }, depth + 1);
  else if ('max' in derived) assignMax(context, derived.max, value, round, depth + 1);
  else if ('each' in derived) assignEach(context, derived, value, depth + 1);
}

type Rounding = 'up' | 'down';

/** A value that must not be exceeded is rounded down, any other up. */
export const careOf = (range: Range | undefined): Care => ({ floor: range?.low ?? 0, round: range?.high !== undefined ? 'down' : 'up' });

const numberOf = (context: Context, id: string): number | undefined => {
  const value = known(context, id);
  return typeof value === 'number' ? value : undefined;
};

/** The open parts share what the known ones leave; a little is taken away, so that netting shows. */
function assignSum(context: Context, derived: SumOf, value: number, round: Rounding, depth: number): void {
  const { random } = context.draft;
  let rest = value;
  for (const id of derived.minus ?? []) {
    const type = typeOf(context.values, id);
    if (numberOf(context, id) === undefined)
      assign(context, id, settle(Math.max(0, value) * 0.25 * random.next() * random.next(), type), {}, depth);
    rest += numberOf(context, id) ?? 0;
  }
  const open = derived.sum.filter((id) => numberOf(context, id) === undefined);
  for (const id of derived.sum) rest -= numberOf(context, id) ?? 0;
  open.forEach((id, index) => {
    const share = index === open.length - 1 ? rest : settle(rest * random.within(0.4, 0.8), typeOf(context.values, id));
    assign(context, id, Math.max(0, share), { round }, depth);
    rest -= share;
  });
}

/** A denominator of its own where it has none yet, then the numerator. Growth on a base is worked back to the base. */
function assignRatio(context: Context, derived: RatioOf, value: number, round: Rounding, depth: number): void {
  const [part = '', whole = ''] = derived.ratio;
  const share = value / (derived.per ?? 100);
  const gain = context.values.program.derived?.[part];
  const grown =
    gain && 'sum' in gain && gain.minus?.length === 1 && gain.minus[0] === whole && gain.sum.length === 1 ? gain.sum[0] : undefined;
  const partKnown = numberOf(context, grown ?? part);
  if (numberOf(context, whole) === undefined) {
    // Nothing was sold: what went before is history, and nobody's goal.
    if (partKnown === 0) return;
    const type = typeOf(context.values, whole);
    const factor = grown === undefined ? share : 1 + share;
    // Rounded the other way: a smaller whole makes a larger ratio.
    if (partKnown !== undefined && factor > 0)
      assign(context, whole, Math.max(1, settle(partKnown / factor, type, round === 'up' ? 'down' : 'up')), {}, depth);
    else assign(context, whole, ordinary(context, type), {}, depth);
  }
  const base = numberOf(context, whole) ?? 0;
  if (grown !== undefined) assign(context, grown, settle(Math.max(0, base * (1 + share)), typeOf(context.values, grown), round), {}, depth);
  else assign(context, part, settle(Math.max(0, base * share), typeOf(context.values, part), round), {}, depth);
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

interface PartialPart {
  id: string;
  full: number;
  points: number;
}

/** The partial parts of a score that have no value yet; what those that have one earn. */
function partialParts(context: Context, derived: ScoreOf): { open: PartialPart[]; earned: number } {
  const open: PartialPart[] = [];
  let earned = 0;
  for (const part of derived.score) {
    if ('when' in part) continue;
    const points = constant(context, part.points);
    const scale =
      typeof part.full === 'number' && typeOf(context.values, part.per) === 'money' ? (POWERS_OF_TEN[context.values.exponent] ?? 1) : 1;
    const full = constant(context, part.full) * scale;
    const own = numberOf(context, part.per);
    if (own === undefined) open.push({ id: part.per, full, points });
    else if (full > 0) earned += (points * Math.max(0, Math.min(own, full))) / full;
  }
  return { open, earned };
}

/** Conditions that the partial parts cannot do without are won, others by chance; the parts make up what is missing. */
function assignScore(context: Context, derived: ScoreOf, value: number, round: Rounding, depth: number): void {
  const { random } = context.draft;
  const { open, earned } = partialParts(context, derived);
  let rest = value - earned;
  let possible = open.reduce((sum, { points }) => sum + points, 0);
  const decided: { when: Condition; won: boolean }[] = [];
  for (const part of derived.score) {
    if ('per' in part) continue;
    const points = constant(context, part.points);
    const won = points <= rest && (rest > possible || random.chance(0.5));
    if (won) rest -= points;
    decided.push({ when: part.when, won });
  }
  // Counts move in steps: what they round away is left to the others, money last.
  const steps = (part: PartialPart): number => ['integer', 'number', 'percent', 'money'].indexOf(typeOf(context.values, part.id));
  random.shuffle(open).sort((a, b) => steps(a) - steps(b));
  open.forEach(({ id, full, points }, index) => {
    const last = index === open.length - 1;
    const even = possible > 0 ? rest / possible : 0;
    // The others can earn no more than their points: what they cannot is this part's.
    const least = points > 0 ? (rest - (possible - points)) / points : 0;
    const reached = Math.max(0, Math.min(1, Math.max(last ? even : even * random.within(0.75, 1.2), least)));
    // Above the value that gives all points nothing counts: a strong partner may have any amount more.
    const more = () =>
      paretoQuantile(random.next(), context.tail.exponent, typeOf(context.values, id) === 'integer' ? 3 : context.tail.atMost);
    const type = typeOf(context.values, id);
    let amount = settle(reached >= 1 ? full * more() : full * reached, type, last ? round : 'up');
    if (!last && full > 0 && (points * Math.min(amount, full)) / full > rest) amount = settle(full * reached, type, 'down');
    assign(context, id, amount, { round }, depth);
    rest -= full > 0 ? (points * Math.min(amount, full)) / full : 0;
    possible -= points;
  });
  for (const { when, won } of decided) force(context, when, won, depth);
}

function assignMax(context: Context, ids: readonly string[], value: number, round: Rounding, depth: number): void {
  const { random } = context.draft;
  const best = ids[random.below(ids.length)];
  for (const id of ids)
    assign(
      context,
      id,
      id === best ? value : settle(Math.max(0, value) * random.next(), typeOf(context.values, id), 'down'),
      { round },
      depth,
    );
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
function force(context: Context, condition: Condition, wanted: boolean, depth = 0): void {
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
  const value = chooseValue(context, leaf.fact, range);
  if (value !== undefined) assign(context, leaf.fact, value, careOf(range), depth);
}

/** What a fact ordinarily is, where no tier asks for a number of it. */
export function ordinaryValue({ ofFact, unit }: Context, id: string, type: string): number {
  if (type === 'money') return unit;
  if (type === 'percent') return 75;
  return (ofFact.get(id)?.scale ?? 0) || 4;
}

/** A value in the range, of any type. */
export function chooseValue(context: Context, id: string, range: Range): Scalar | undefined {
  const { draft, values } = context;
  const type = typeOf(values, id);
  if (type === 'integer' || type === 'number' || type === 'money' || type === 'percent') {
    return drawNumber(draft.random, { type, range, thresholds: [], ordinary: ordinaryValue(context, id, type), volume: false, tail: TAIL });
  }
  if (type === 'boolean') return range.is ?? draft.random.chance(0.5);
  if (type === 'set') {
    const words = values.program.facts?.[id]?.values ?? range.has ?? [];
    return words.filter((word) => range.has?.includes(word) || (!range.hasNot?.includes(word) && draft.random.chance(0.3)));
  }
  if (range.is !== undefined) return range.is;
  return values.program.facts?.[id]?.values?.find((word) => !range.not?.includes(word));
}
