import { type Static, Type } from 'typebox';
import { answers, closed, id, oneOfMessages, text, word } from '../shapes/vocabulary.ts';

/** What people say to a lead; whoever says it is the caller. */
const MESSAGES = {
  accept: closed({}, 'The partner takes it.'),
  decline: closed({ reason: Type.Optional(text('Why.')) }, 'The partner does not take it: the next one is asked.'),
  feedback: closed(
    {
      to: Type.Optional(word(['contacted', 'qualified', 'registered', 'won', 'lost', 'disqualified'], 'How far it got.')),
      reason: Type.Optional(text('Why; needed for lost and disqualified.')),
    },
    'How far it got; without `to` that it is still worked on.',
  ),
  recall: closed({ reason: text('Why.') }, 'It is taken back: the next partner is asked.'),
  place: closed({ partner: Type.Optional(id('Without it whoever is next.')) }, 'What is unplaced is tried again.'),
} as const;

export const leadMessageShape = oneOfMessages(MESSAGES, 'What is said to a lead.');
export type LeadSaid = Static<typeof leadMessageShape>;

export const leadBeginningShape = closed({
  program: Type.Optional(id('The program, where there are several.')),
  answers: answers('Of the program’s form for leads.'),
});
export type LeadAsked = Static<typeof leadBeginningShape>;
