import type { Leaf } from '@tierwright/program';
import { operand } from '../values/parameter-value.ts';
import { compare, type Scalar } from '../values/scalar.ts';
import { assign, careOf, chooseValue, inside, ordinaryValue } from './assign.ts';
import { type Context, emptyValue, groupFor, known, lookupFor } from './context.ts';
import { avoidNear, canBeNear, type Draw, drawNear, drawNumber } from './draw.ts';
import type { Option } from './options.ts';
import { narrow, type Range } from './range.ts';
import type { Subject, TrackGoals } from './track-goals.ts';

/** Where a partner shall stand in a track. */
export interface Aim {
  /** −1: no tier; else the index of the tier. */
  level: number;
  /** Whether one of its values is to lie within 10 % of a threshold. */
  near: boolean;
}

interface Plan {
  goals: TrackGoals;
  context: Context;
  aim: Aim;
  ranges: Map<string, Range>;
  thresholds: Map<Subject, { tier: number; value: number }[]>;
}

const NUMBERS: readonly string[] = ['integer', 'number', 'money', 'percent'];
/** Thresholds that nobody published rise threefold from tier to tier, so that partners differ all the same. */
const PLACEHOLDER_STEP = 3;

function thresholdOf(context: Context, goals: TrackGoals, leaf: Leaf, subject: Subject | undefined, tier: number): Scalar | undefined {
  const id = goals.tiers[tier]?.id;
  const type = subject?.type ?? 'string';
  const right = operand(context.values, leaf.value, type, lookupFor(context, id));
  if (right !== undefined || !NUMBERS.includes(type)) return right;
  const reference = leaf.value !== null && typeof leaf.value === 'object' && 'fact' in leaf.value ? String(leaf.value.fact) : undefined;
  if (reference === undefined) return undefined;
  if (context.values.program.parameters?.[reference]) {
    let value = type === 'percent' ? 70 : type === 'money' ? context.unit : 10;
    for (let step = 0; step < tier; step++) value *= type === 'percent' ? 1.1 : PLACEHOLDER_STEP;
    return value;
  }
  // Compared with another fact: that one gets an ordinary value first.
  const chosen = chooseValue({ ...context, tier: id }, reference, {}, []);
  if (chosen !== undefined) assign({ ...context, tier: id }, reference, chosen);
  return known(context, reference);
}

/** Takes on a way to hold or miss a tier; false, and nothing taken on, where it contradicts what the partner has. */
function adopt(plan: Plan, option: Option, tier: number): boolean {
  const { context, goals } = plan;
  const next = new Map(plan.ranges);
  for (const leaf of option) {
    const subject = goals.subjects.find((candidate) => candidate.id === leaf.fact);
    const right = thresholdOf(context, goals, leaf, subject, tier);
    if (right === undefined) return false;
    const own = known(context, leaf.fact);
    if (own !== undefined && (!subject || context.values.program.parameters?.[leaf.fact])) {
      if (!compare(own, leaf.operator, right)) return false;
      continue;
    }
    // A fact that must reach another one is made equal to it: a part never exceeds its whole.
    const operator =
      typeof right === 'number' && leaf.operator === 'greaterThanInclusive' && isFact(context, leaf.value) ? 'equal' : leaf.operator;
    const range = narrow(next.get(leaf.fact) ?? {}, operator, right, subject?.type ?? 'string');
    if (!range || (own !== undefined && !inside(range, own))) return false;
    next.set(leaf.fact, range);
  }
  for (const [id, range] of next) plan.ranges.set(id, range);
  return true;
}

function isFact({ ofFact }: Context, value: Leaf['value']): boolean {
  return value !== null && typeof value === 'object' && 'fact' in value && ofFact.has(String(value.fact));
}

/** How often a partner misses a tier for a flag, such as being blocked, where it could miss it for a measure. */
const BY_FLAG = 0.02;

/** Takes on one of several ways, measures before flags. */
function adoptOne(plan: Plan, options: readonly Option[], tier: number): void {
  const { random } = plan.context.draft;
  const start = random.below(options.length);
  const flagsFirst = random.chance(BY_FLAG);
  if (options.some((option) => option.every((leaf) => isTrue(plan, leaf, tier)))) return;
  for (const flags of [flagsFirst, !flagsFirst]) {
    for (let step = 0; step < options.length; step++) {
      const option = options[(start + step) % options.length] ?? [];
      if (isFlag(plan, option) === flags && adopt(plan, option, tier)) return;
    }
  }
}

/** Whether a leaf holds already, by what is known of the partner. */
function isTrue({ context, goals }: Plan, leaf: Leaf, tier: number): boolean {
  const own = known(context, leaf.fact);
  if (own === undefined) return false;
  const subject = goals.subjects.find((candidate) => candidate.id === leaf.fact);
  return compare(own, leaf.operator, thresholdOf(context, goals, leaf, subject, tier));
}

const isFlag = ({ goals }: Plan, option: Option): boolean =>
  option.every((leaf) => !NUMBERS.includes(goals.subjects.find((subject) => subject.id === leaf.fact)?.type ?? ''));

/** Chooses what the records and attributes of a partner are to give, so that it stands where it shall in a track. */
export function solve(goals: TrackGoals, context: Context, aim: Aim): void {
  const plan: Plan = {
    goals,
    context: { ...context, tier: goals.tiers[Math.max(0, aim.level)]?.id },
    aim,
    ranges: new Map(),
    thresholds: new Map(),
  };
  if (!context.draft.active) sellNothing(context);
  const lowest = goals.track.award === 'ladder' ? 0 : Math.max(0, aim.level);
  for (let level = lowest; level <= aim.level; level++) adoptOne(plan, goals.tiers[level]?.satisfy ?? [], level);
  const above = goals.tiers[aim.level + 1];
  if (above) adoptOne(plan, above.falsify, aim.level + 1);
  const near = aim.near ? nearSubject(plan) : undefined;
  // What need only be above zero follows from the rest, unless it must not be.
  const [last, first] = [
    goals.subjects.filter((subject) => isTrivial(plan, subject)),
    goals.subjects.filter((subject) => !isTrivial(plan, subject)),
  ];
  for (const subject of [...first, ...last]) choose(plan, subject, near);
}

function isTrivial(plan: Plan, subject: Subject): boolean {
  return subject.trivial && (plan.ranges.get(subject.id)?.high ?? 1) > 0;
}

/** No sale of the last 12 months, in the group at hand where there is one. */
function sellNothing(context: Context): void {
  for (const [id, measure] of context.ofFact) {
    const group = groupFor(context, id);
    const empty = emptyValue(measure, false);
    if (empty !== undefined && (context.group === undefined || group !== undefined))
      context.draft.targets.set(measure, { value: empty, floor: 0, strict: true }, group);
  }
}

/** The positive numbers that the tiers compare a subject with. */
function levelThresholds(plan: Plan, subject: Subject): { tier: number; value: number }[] {
  const cached = plan.thresholds.get(subject);
  if (cached) return cached;
  const found: { tier: number; value: number }[] = [];
  for (const { tier, leaf } of subject.tests) {
    const value = thresholdOf(plan.context, plan.goals, leaf, subject, tier);
    if (typeof value === 'number' && value > 0) found.push({ tier, value });
  }
  plan.thresholds.set(subject, found);
  return found;
}

interface NearChoice {
  subject: Subject;
  threshold: number;
  side: 'above' | 'below';
}

/** A threshold that a partner of this level can be close to without moving to another level. */
function nearSubject(plan: Plan): NearChoice | undefined {
  const { aim, context, goals, ranges } = plan;
  const choices: NearChoice[] = [];
  for (const subject of goals.subjects) {
    if (known(context, subject.id) !== undefined) continue;
    const range = ranges.get(subject.id) ?? {};
    for (const { tier, value } of levelThresholds(plan, subject)) {
      if (!canBeNear(subject.type, value)) continue;
      const reach = value * 0.1;
      if (tier <= aim.level && (range.high === undefined || range.high >= value + reach) && (range.low ?? 0) <= value) {
        choices.push({ subject, threshold: value, side: 'above' });
      }
      if (tier > aim.level && (range.low ?? 0) < value - reach && (range.high === undefined || range.high >= value - 1)) {
        choices.push({ subject, threshold: value, side: 'below' });
      }
    }
  }
  return choices.length > 0 ? context.draft.random.pick(choices) : undefined;
}

function choose(plan: Plan, subject: Subject, near: NearChoice | undefined): void {
  const { context, ranges } = plan;
  const { draft } = context;
  if (known(context, subject.id) !== undefined) return;
  let range = ranges.get(subject.id);
  // Who sold nothing has only what its tier asks for, and what comes by the way.
  if (!range && !draft.active) return;
  if (!NUMBERS.includes(subject.type)) {
    if (!range && context.values.program.facts?.[subject.id]?.attribute !== undefined) return;
    const value = chooseValue(context, subject.id, range ?? {}, []);
    if (value !== undefined) assign(plan.context, subject.id, value, careOf(range));
    return;
  }
  const levels = levelThresholds(plan, subject);
  const thresholds = levels.map(({ value }) => value);
  if (subject.sales && draft.active && range?.low === undefined && subject.type !== 'percent') {
    // Who closed a sale has at least one, and an amount.
    const least = subject.type === 'integer' ? 1 : Math.min(...thresholds, range?.high ?? Number.POSITIVE_INFINITY) * 0.01;
    if (Number.isFinite(least) && (range?.high === undefined || least <= range.high))
      range = { ...range, low: subject.type === 'integer' ? 1 : Math.ceil(least) };
  }
  const draw: Draw = {
    type: subject.type,
    range: range ?? {},
    thresholds,
    ordinary: ordinaryValue(context, subject.id, subject.type),
    volume: subject.sales && subject.type !== 'percent',
    tail: context.tail,
  };
  const value =
    near?.subject === subject
      ? drawNear(draft.random, near.threshold, near.side, subject.type)
      : avoidNear(drawNumber(draft.random, draw), draw);
  if (subject.sales && draw.volume && levels.length > 0) draft.size = Math.max(draft.size, value / (Math.min(...thresholds) || 1));
  const care = careOf(range);
  if (near?.subject === subject) care.round = near.side === 'above' ? 'up' : 'down';
  assign(plan.context, subject.id, value, care);
}
