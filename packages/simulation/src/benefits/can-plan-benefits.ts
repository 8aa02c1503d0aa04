import type { CompiledProgram } from '@tierwright/engine';
import { NotInColumns } from '../plan/not-in-columns.ts';
import { Plan } from '../plan/plan.ts';
import { TierPlanner } from '../plan/tier-planner.ts';
import { planBenefits } from './plan-benefits.ts';

const known = new WeakMap<CompiledProgram, boolean>();

/** Whether benefits of a version can be decided in columns. */
export function canPlanBenefits(compiled: CompiledProgram): boolean {
  let can = known.get(compiled);
  if (can === undefined) {
    can = tried(compiled);
    known.set(compiled, can);
  }
  return can;
}

function tried(compiled: CompiledProgram): boolean {
  const plan = new Plan();
  try {
    // What benefits ask for does not depend on the day.
    planBenefits(plan, new TierPlanner(plan, compiled, { day: '9999-12-31' }), compiled);
    return true;
  } catch (error) {
    if (error instanceof NotInColumns) return false;
    throw error;
  }
}
