import type { Leaf } from '@tierwright/program';
import { operand } from '../values/parameter-value.ts';
import type { Scalar } from '../values/scalar.ts';
import { assign, chooseValue } from './assign.ts';
import { type Context, known, lookupFor } from './context.ts';
import type { Range } from './range.ts';
import type { Subject, TrackGoals } from './track-goals.ts';

/** Where a partner shall stand in a track. */
export interface Aim {
  /** −1: no tier; else the index of the tier. */
  level: number;
  /** Whether one of its values is to lie within 10 % of a threshold. */
  near: boolean;
}

/** A number that a tier compares a subject with. */
export interface Threshold {
  tier: number;
  value: number;
}

/** One partner's way to its place in a track, while it is worked out. */
export interface Plan {
  goals: TrackGoals;
  context: Context;
  aim: Aim;
  /** The tier that the partner is on its way to. */
  ahead: number;
  /** What the values of subjects must be, by id. */
  ranges: Map<string, Range>;
  thresholds: Map<Subject, Threshold[]>;
}

export const NUMBERS: readonly string[] = ['integer', 'number', 'money', 'percent'];
/** Thresholds that nobody published rise threefold from tier to tier, so that partners differ all the same. */
const PLACEHOLDER_STEP = 3;
const PLACEHOLDER_PERCENT = 70;
const PLACEHOLDER_NUMBER = 10;

export const subjectOf = ({ goals }: Plan, leaf: Leaf): Subject | undefined => goals.subjects.find((subject) => subject.id === leaf.fact);

/** What a leaf compares with in a tier. Another fact gets an ordinary value first; an unpublished number an invented one. */
export function thresholdOf(plan: Plan, leaf: Leaf, tier: number): Scalar | undefined {
  const { goals } = plan;
  const context: Context = { ...plan.context, tier: goals.tiers[tier]?.id };
  const type = subjectOf(plan, leaf)?.type ?? 'string';
  const right = operand(context.values, leaf.value, type, lookupFor(context));
  if (right !== undefined || !NUMBERS.includes(type)) return right;
  const { value } = leaf;
  if (value === null || typeof value !== 'object' || !('fact' in value)) return undefined;
  const reference = String(value.fact);
  if (context.values.program.parameters?.[reference]) {
    if (type === 'percent') return Math.min(100, PLACEHOLDER_PERCENT + 5 * tier);
    let invented = type === 'money' ? context.unit : PLACEHOLDER_NUMBER;
    for (let step = 0; step < tier; step++) invented *= PLACEHOLDER_STEP;
    return invented;
  }
  const chosen = chooseValue(context, reference, {});
  if (chosen !== undefined) assign(context, reference, chosen);
  return known(context, reference);
}

/** The positive numbers that the tiers compare a subject with, lowest tier first. */
export function thresholdsOf(plan: Plan, subject: Subject): Threshold[] {
  const cached = plan.thresholds.get(subject);
  if (cached) return cached;
  const found: Threshold[] = [];
  for (const { tier, leaf } of subject.tests) {
    const value = thresholdOf(plan, leaf, tier);
    if (typeof value === 'number' && value > 0) found.push({ tier, value });
  }
  plan.thresholds.set(subject, found);
  return found;
}
