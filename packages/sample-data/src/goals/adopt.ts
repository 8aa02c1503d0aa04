import type { Leaf } from '@tierwright/program';
import { compare } from '../values/scalar.ts';
import { inside } from './assign.ts';
import { type Context, known } from './context.ts';
import type { Option } from './options.ts';
import { NUMBERS, type Plan, subjectOf, thresholdOf } from './plan.ts';
import { narrow } from './range.ts';

/** How often a partner misses a tier for a flag, such as being blocked, where it could miss it for a measure. */
const BY_FLAG = 0.02;

/** Takes on one of several ways to hold or miss a tier, measures before flags; nothing where one holds already. */
export function adoptOne(plan: Plan, options: readonly Option[], tier: number): void {
  if (options.some((option) => option.every((leaf) => isTrue(plan, leaf, tier)))) return;
  const { random } = plan.context.draft;
  const start = random.below(options.length);
  const flagsFirst = random.chance(BY_FLAG);
  for (const flags of [flagsFirst, !flagsFirst]) {
    for (let step = 0; step < options.length; step++) {
      const option = options[(start + step) % options.length] ?? [];
      if (isFlag(plan, option) === flags && adopt(plan, option, tier)) return;
    }
  }
}

/** Takes on one way; false, and nothing taken on, where it contradicts what the partner has. */
function adopt(plan: Plan, option: Option, tier: number): boolean {
  const { context } = plan;
  const next = new Map(plan.ranges);
  for (const leaf of option) {
    const subject = subjectOf(plan, leaf);
    const right = thresholdOf(plan, leaf, tier);
    if (right === undefined) return false;
    const own = known(context, leaf.fact);
    if (!subject && own !== undefined) {
      if (!compare(own, leaf.operator, right)) return false;
      continue;
    }
    // A fact that must reach another one is made equal to it: a part never exceeds its whole.
    const reaches = typeof right === 'number' && leaf.operator === 'greaterThanInclusive' && isFact(context, leaf.value);
    const range = narrow(next.get(leaf.fact) ?? {}, reaches ? 'equal' : leaf.operator, right, subject?.type ?? 'string');
    if (!range || (own !== undefined && !inside(range, own))) return false;
    next.set(leaf.fact, range);
  }
  for (const [id, range] of next) plan.ranges.set(id, range);
  return true;
}

function isFact({ ofFact }: Context, value: Leaf['value']): boolean {
  return value !== null && typeof value === 'object' && 'fact' in value && ofFact.has(String(value.fact));
}

/** Whether a leaf holds already, by what is known of the partner. */
function isTrue(plan: Plan, leaf: Leaf, tier: number): boolean {
  const own = known(plan.context, leaf.fact);
  return own !== undefined && compare(own, leaf.operator, thresholdOf(plan, leaf, tier));
}

const isFlag = (plan: Plan, option: Option): boolean => option.every((leaf) => !NUMBERS.includes(subjectOf(plan, leaf)?.type ?? ''));
