import type { CompiledProgram } from '@tierwright/engine';
import type { PreparedPartner } from '@tierwright/facts';

/** Whether all that a version decides can be decided in columns; where it cannot, the row evaluator decides everybody. */
export const isInColumns = (_compiled: CompiledProgram): boolean => false;

/** Whether a version that is in columns leaves this partner to the row evaluator. */
export const isLeftToRows = (_compiled: CompiledProgram, _partner: PreparedPartner): boolean => false;
