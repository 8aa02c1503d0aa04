import type { CompiledProgram } from '@tierwright/engine';
import type { PreparedPartner } from '@tierwright/facts';
import type { SnapshotQuestion } from '../snapshot/snapshot.ts';
import { canPlan } from '../standings/can-plan.ts';

/** Whether all that a version decides can be decided in columns; where it cannot, the row evaluator decides everybody. */
export const isInColumns = (compiled: CompiledProgram, { from }: Pick<SnapshotQuestion, 'from'>): boolean =>
  canPlan(compiled, from !== undefined) && (compiled.program.benefits ?? []).length === 0;

/** Why a version that is in columns leaves some partners to the row evaluator. */
export interface RowReason {
  /** The same for versions that leave the same partners for it: a snapshot says for which of them it kept partners. */
  readonly name: string;
  holds(partner: PreparedPartner): boolean;
}

const HAS_STATE: RowReason = { name: 'state before', holds: ({ previous }) => previous !== undefined };

/** Reasons besides those of every version (SIM-S4). */
export const rowReasons = (compiled: CompiledProgram): readonly RowReason[] => (canPlan(compiled, true) ? [] : [HAS_STATE]);
