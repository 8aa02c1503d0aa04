import type { CountedRecord } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { Frame } from '../compile/frame.ts';
import type { ProgramScope } from '../compile/scope.ts';
import type { Registration } from '../deal-registration/registration.ts';
import type { DealLines } from './deal-lines.ts';

/** What the readings of one partner's items share. */
export interface PartnerBasis {
  readonly scope: ProgramScope;
  readonly registration: Registration | undefined;
  readonly parametersAsOf: string;
  /** The tier held in the first decided track. */
  readonly tier: string | null;
  /** The partner's facts of the day, with what is known of its standing. */
  readonly frame: Frame;
  /** Whether the partner's own facts are about a deal. */
  readonly isDealGiven: boolean;
  /** The lines among the partner's own facts. */
  readonly lines: () => readonly CountedRecord[];
  readonly readLines: (lines: readonly Json[]) => DealLines;
  /** The percentage of the benefit that registering is stacked on; null where it is not known. */
  readonly tierBenefit: () => number | null;
}
