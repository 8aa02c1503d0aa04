import type { CompiledProgram } from '@tierwright/engine';
import { HeldColumns } from '../held/held-columns.ts';
import { NotInColumns } from '../plan/not-in-columns.ts';
import { Plan } from '../plan/plan.ts';
import { TierPlanner } from '../plan/tier-planner.ts';
import { planBenefits } from './plan-benefits.ts';

const known = new WeakMap<CompiledProgram, Map<boolean, boolean>>();

/** Whether benefits of a version can be decided in columns: on one day, or (`isReplayed`) after a state before and on any day. */
export function canPlanBenefits(compiled: CompiledProgram, isReplayed: boolean): boolean {
  const found = known.get(compiled) ?? new Map<boolean, boolean>();
  known.set(compiled, found);
  let can = found.get(isReplayed);
  if (can === undefined) {
    can = tried(compiled, isReplayed);
    found.set(isReplayed, can);
  }
  return can;
}

function tried(compiled: CompiledProgram, isReplayed: boolean): boolean {
  const plan = new Plan();
  // What benefits ask for does not depend on the day.
  const asOf = '9999-12-31';
  const held = isReplayed ? undefined : new HeldColumns({ asOf }).of(compiled);
  try {
    planBenefits(plan, new TierPlanner(plan, compiled, { day: asOf, held }), compiled);
    return true;
  } catch (error) {
    if (error instanceof NotInColumns) return false;
    throw error;
  }
}
