import { type Static, Type } from 'typebox';
import { APPROVAL_MESSAGES } from '../shapes/approval-messages.ts';
import { answers, closed, id, oneOfMessages, text } from '../shapes/vocabulary.ts';

const step = id('Of the onboarding.');
const why = { step, reason: text('Why.') };
const toRead = { step, reason: text('Why: whoever does it again reads it, the partner too.') };

/** What people say to an onboarding; whoever says it is the caller. */
const MESSAGES = {
  complete: closed(
    {
      step,
      answers: Type.Optional(answers('Of the step’s form.')),
      evidence: Type.Optional(text('What shows that it is done: a link, the number of a certificate.', 1000)),
    },
    'A step is done.',
  ),
  signed: closed({ step }, 'The partner has signed.'),
  countersign: closed({ step }, 'The vendor signs too.'),
  reject: closed(toRead, 'What was done does not do; it is done again.'),
  return: closed(toRead, 'It goes back to whoever did it; that does not count.'),
  skip: closed(why, 'The owner of the program leaves a step out.'),
  retry: closed({ step }, 'What the system could not provide is tried again.'),
  withdraw: closed({ reason: Type.Optional(text('Why.')) }, 'The partner does not want to come in any more.'),
  close: closed({ reason: text('Why.') }, 'The owner of the program closes it.'),
  ...APPROVAL_MESSAGES,
} as const;

export const onboardingMessageShape = oneOfMessages(MESSAGES, 'What is said to an onboarding.');
export type OnboardingSaid = Static<typeof onboardingMessageShape>;
