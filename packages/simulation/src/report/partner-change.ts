import type { MoveReason } from './move-reason.ts';
import type { Direction, Standing } from './tier-move.ts';

export interface PartnerMove extends Standing {
  reason: MoveReason;
}

/** A partner whose tier changes. Values are minor units a year in each program’s currency, null where not known. */
export interface PartnerChange {
  partner: string;
  title?: string;
  direction: Direction;
  moves: PartnerMove[];
  before: number | null;
  after: number | null;
}

/** The same with its yearly benefits in major units. */
export interface ChangedPartner extends Omit<PartnerChange, 'before' | 'after'> {
  value: { before: number | null; after: number | null };
}
