import type { LeadFacts, StepFacts } from '@tierwright/lifecycle';
import { NotTold } from './not-told.ts';

/** SIM-F9: who has a lead next is a question about all partners, which one partner’s work does not answer. */
export const leadFactsAlone = (common: StepFacts): LeadFacts => ({
  ...common,
  get candidates(): never {
    throw new NotTold('To whom it goes next is a question about all partners.');
  },
});
