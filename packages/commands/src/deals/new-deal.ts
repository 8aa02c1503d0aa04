import { type Deal, draftDeal, type Instant, type LifecycleProgram } from '@tierwright/lifecycle';

/** A deal as it would be submitted now, for looking at: it is not kept. */
export const newDeal = (
  program: LifecycleProgram,
  { id, partner, answers, now }: Pick<Deal, 'id' | 'partner' | 'answers'> & { readonly now: Instant },
): Deal => ({
  ...draftDeal({ id, program: program.hash, partner, answers }, now),
  state: 'pending',
  decided: answers,
  submittedAt: now,
  // Behind whatever is queued at this very instant.
  queuedAt: now + 1,
});
