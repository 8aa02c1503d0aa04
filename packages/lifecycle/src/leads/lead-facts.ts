import type { StepFacts } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';

/** A partner to whom leads may be offered. */
export interface LeadCandidate {
  readonly partner: string;
  /** Leads that are offered to it or that it looks after; null where it is not known. */
  readonly openLeads: number | null;
  /** When a lead was last offered to it; null: never. */
  readonly lastOfferedAt: Instant | null;
}

/** What the steps of a lead look at; candidates are read as of the step’s day. */
export interface LeadFacts extends StepFacts {
  /** Every partner that may come into question, in any order. */
  readonly candidates: readonly LeadCandidate[];
}
