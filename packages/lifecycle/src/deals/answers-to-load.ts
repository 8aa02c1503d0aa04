import type { Answers } from './answers.ts';
import type { Deal } from './deal.ts';
import { withAnswers } from './material.ts';
import type { DealMessage } from './messages.ts';
import { openRequest } from './requests.ts';

/** The answers that a step may look at: for the customers of all of them the facts have to be loaded. */
export function answersToLoad(deal: Deal, message: DealMessage | undefined): readonly Answers[] {
  const change = openRequest(deal, 'change');
  const given = typeof message === 'object' && message !== null && 'answers' in message ? message.answers : undefined;
  return [deal.answers, ...(change ? [change.answers] : []), ...(given ? [withAnswers(deal.answers, given)] : [])];
}
