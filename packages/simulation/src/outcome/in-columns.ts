import type { CompiledProgram } from '@tierwright/engine';
import type { PreparedPartner } from '@tierwright/facts';

/** Whether all that a version decides can be decided in columns; where it cannot, the row evaluator decides everybody. */
export const isInColumns = (_compiled: CompiledProgram): boolean => false;

/** Why a version that is in columns leaves some partners to the row evaluator. */
export interface RowReason {
  /** The same for versions that leave the same partners for it: a snapshot says for which of them it kept partners. */
  readonly name: string;
  holds(partner: PreparedPartner): boolean;
}

/** Reasons besides those of every version (SIM-S4). */
export const rowReasons = (_compiled: CompiledProgram): readonly RowReason[] => [];
