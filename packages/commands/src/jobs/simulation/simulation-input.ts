import type { PartnerFilter } from '@tierwright/store';
import type { QuestionsAsked } from './question-shapes.ts';

/** What a simulation is made of, whole: what changes afterwards changes nothing in it. */
export interface SimulationInput {
  readonly baseline: string;
  /** A kept version by its hash, or the text of a draft. */
  readonly candidate: { readonly hash: string } | { readonly draft: string; readonly hash: string; readonly document: string };
  readonly days: { readonly asOf: string; readonly parametersAsOf?: string; readonly asKnownOn?: string };
  readonly partners: PartnerFilter;
  /** Whether notices are told of partners without memberships too. */
  readonly notices?: true;
  /** Beside the report. */
  readonly questions?: QuestionsAsked;
}
