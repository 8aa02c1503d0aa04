import type { LeadCandidate, LeadFacts, StepFacts } from '@tierwright/lifecycle';
import { NotTold } from './not-told.ts';

/** Among so many partners it is looked who has a lead next: each of them is read for each lead. */
export const MOST_CANDIDATES = 1_000;

/** SIM-F9: who has a lead next is a question about all partners of the base; of too many, or where they are not at hand, it is not told. */
export const leadFactsAmong = (common: StepFacts, candidates: readonly LeadCandidate[] | null): LeadFacts => ({
  ...common,
  get candidates() {
    if (candidates) return candidates;
    throw new NotTold(
      `To whom it goes next is a question about all partners: that is not looked for among more than ${MOST_CANDIDATES.toLocaleString('en-US')}, nor where they have no records at hand.`,
    );
  },
});
