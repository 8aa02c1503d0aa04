import type { CompiledProgram } from '@tierwright/engine';
import type { PreparedPartner } from '@tierwright/facts';
import { canPlanBenefits } from '../benefits/can-plan-benefits.ts';
import { earningsOf } from '../benefits/earnings.ts';
import type { SnapshotQuestion } from '../snapshot/snapshot.ts';
import { canPlan } from '../standings/can-plan.ts';

/** Whether all that a version decides can be decided in columns; where it cannot, the row evaluator decides everybody. */
export const isInColumns = (compiled: CompiledProgram, { from }: Pick<SnapshotQuestion, 'from'>): boolean =>
  canPlan(compiled, from !== undefined) && canPlanBenefits(compiled, from !== undefined);

/** Why a version that is in columns leaves some partners to the row evaluator. */
export interface RowReason {
  /** The same for versions that leave the same partners for it: a snapshot says for which of them it kept partners. */
  readonly name: string;
  holds(partner: PreparedPartner): boolean;
}

const HAS_STATE: RowReason = { name: 'state before', holds: ({ previous }) => previous !== null };

/** A basis that is given has no records (ENG-B6). */
const given = (basis: string): RowReason => ({ name: `given ${basis}`, holds: (partner) => partner.given.has(basis) });

/**
 * Reasons besides those of every version (SIM-S4). Over a range of days, and at the beginning of a period, the tier of
 * another day (ENG-B5) is known to who replays the state before alone.
 */
export function rowReasons(compiled: CompiledProgram, { from }: Pick<SnapshotQuestion, 'from'>): readonly RowReason[] {
  const asksForOtherDays = (compiled.program.benefits ?? []).some(
    ({ tierAt }) => typeof tierAt === 'object' || (tierAt !== undefined && from !== undefined),
  );
  return [
    ...(asksForOtherDays || !canPlan(compiled, true) || !canPlanBenefits(compiled, true) ? [HAS_STATE] : []),
    ...earningsOf(compiled).map(({ benefit }) => given(benefit.basis ?? '')),
  ];
}
