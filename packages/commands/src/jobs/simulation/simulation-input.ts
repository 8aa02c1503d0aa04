import type { PeriodUnit } from '@tierwright/facts';
import type { SnapshotQuestion } from '@tierwright/simulation';
import type { PartnerFilter } from '@tierwright/store';
import type { QuestionsAsked } from './question-shapes.ts';

/** What a simulation is made of, whole: what changes afterwards changes nothing in it. */
export interface SimulationInput {
  readonly baseline: string;
  /** A kept version by its hash, or the text of a draft. */
  readonly candidate: { readonly hash: string } | { readonly draft: string; readonly hash: string; readonly document: string };
  /** `from`: the first day of a range, whose last one is `asOf`. */
  readonly days: Omit<SnapshotQuestion, 'base'>;
  /** Of a range: periods at whose ends partners are counted. */
  readonly step?: PeriodUnit;
  readonly partners: PartnerFilter;
  /** Whether notices are told of partners without memberships too. */
  readonly notices?: true;
  /** Beside the report. */
  readonly questions?: QuestionsAsked;
}
