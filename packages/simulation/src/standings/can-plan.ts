import type { CompiledProgram } from '@tierwright/engine';
import { HeldColumns } from '../held/held-columns.ts';
import { NotInColumns } from '../plan/not-in-columns.ts';
import { Plan } from '../plan/plan.ts';
import { planVersion } from './version-plan.ts';

const known = new WeakMap<CompiledProgram, Map<boolean, boolean>>();

/** Whether tiers of a version can be decided in columns: those of one day, or (`isReplayed`) states from day to day. */
export function canPlan(compiled: CompiledProgram, isReplayed: boolean): boolean {
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
  try {
    // A version that cannot be put into a plan cannot on any day: what it asks for does not depend on the day.
    const asOf = '9999-12-31';
    planVersion(new Plan(), compiled, { asOf, isReplayed }, new HeldColumns({ asOf }));
    return true;
  } catch (error) {
    if (error instanceof NotInColumns) return false;
    throw error;
  }
}
