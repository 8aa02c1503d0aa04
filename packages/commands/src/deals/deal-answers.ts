import { type Deal, dealForm, type LifecycleProgram, shapeProblems, withAnswers } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import type { DealSaid } from './deal-messages.ts';

type Answers = Deal['answers'];

const MISSING = 'OPS210';

/**
 * What is wrong with answers whatever is known of the partner, as they would be after a message; a draft may leave out what
 * is asked. Said before the lifecycle refuses the registration itself, which would count.
 */
export function answersWrong(program: LifecycleProgram, answers: Answers, as: 'draft' | 'submission'): readonly Problem[] {
  const problems = shapeProblems(dealForm(program.program), answers, { pointer: '/answers', currency: program.program.currency });
  return as === 'draft' ? problems.filter(({ code }) => code !== MISSING) : problems;
}

/** The answers that a message leaves the deal with, and as what; nothing where it has none. */
export function answersAfter(deal: Deal, said: DealSaid): { readonly answers: Answers; readonly as: 'draft' | 'submission' } | undefined {
  switch (said.type) {
    case 'edit':
      return { answers: withAnswers(deal.answers, said.answers), as: 'draft' };
    case 'submit':
    case 'resubmit':
      return { answers: withAnswers(deal.answers, said.answers ?? {}), as: 'submission' };
    default:
      return undefined;
  }
}
