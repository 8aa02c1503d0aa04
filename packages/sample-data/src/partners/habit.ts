import type { BasePlan } from '../base/base-plan.ts';
import type { Draft, Tail } from '../goals/context.ts';
import { paretoQuantile } from '../random/power.ts';
import type { Habit } from '../records/ordinary-records.ts';

/** Sales of a year as a multiple of an ordinary year's money, for a partner at the first threshold. */
const UNITS_AT_THRESHOLD = 2;
const SOLD_BEFORE = 0.6;

/** Money of the last 12 months where no tier says how much: it follows the volume that tiers do ask for. */
export function ordinaryRevenue(plan: BasePlan, draft: Draft, tail: Tail): number {
  const { random } = draft;
  const size = draft.active ? Math.max(draft.size, 0.08 * random.next() + 0.02) : 0.1 * random.next();
  const spread = paretoQuantile(random.next(), tail.exponent / 2, 12);
  return Math.max(1, Math.round(plan.unit * UNITS_AT_THRESHOLD * size * spread));
}

export function habitOf(plan: BasePlan, draft: Draft, level: number, tail: Tail): Habit {
  const { historyYears, registrationsPerYear } = plan.settings;
  return {
    active: draft.active,
    yearFrom: plan.yearFrom,
    revenue: ordinaryRevenue(plan, draft, tail),
    historyYears,
    registrationsPerYear,
    soldBefore: draft.random.chance(SOLD_BEFORE),
    weight: Math.max(0, Math.min(3, level)) + (draft.active ? 0.5 : 0),
  };
}
