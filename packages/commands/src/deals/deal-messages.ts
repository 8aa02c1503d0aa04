import { type Static, Type } from 'typebox';
import { APPROVAL_MESSAGES } from '../shapes/approval-messages.ts';
import { answers, closed, day, id, oneOfMessages, text, word } from '../shapes/vocabulary.ts';

const changed = answers('Answers that replace those of their fields; null takes one away.');
const order = closed({
  on: day('The day of the order,'),
  amount: Type.Optional(Type.Number({ minimum: 0, description: 'In major units; without it what was registered.' })),
});

/** What people say to a deal; whoever says it is the caller. */
const MESSAGES = {
  edit: closed({ answers: changed }, 'Changes a draft.'),
  submit: closed({ answers: Type.Optional(changed) }, 'Submits a draft.'),
  resubmit: closed({ answers: Type.Optional(changed) }, 'Submits again what was returned, recalled, rejected or has expired.'),
  withdraw: closed({}, 'Gives the registration up before it is approved.'),
  recall: closed({}, 'Takes it back to change it, before it is approved.'),
  research: closed({}, 'Adds the time for research to the decision.'),
  report: closed({ note: Type.Optional(text('What has happened.')) }, 'Reports on progress.'),
  activity: closed({ what: word(['order', 'meeting', 'change']) }, 'Something happened between the partner and the customer.'),
  requestExtension: closed({}, 'Asks for a longer protection.'),
  change: closed({ answers: changed }, 'Changes an approved deal; what is material is decided.'),
  withdrawRequest: closed({ request: word(['extension', 'change']) }, 'Withdraws an open request.'),
  close: closed({ outcome: word(['won', 'lost']), order: Type.Optional(order) }, 'Tells that it was won or lost.'),
  reportBreach: closed({ rule: id('Of the rules of engagement.'), note: text('What happened.') }, 'Reports that a rule was broken.'),
  taskDone: closed({ task: id('Of the deal’s tasks.') }, 'A task is done.'),
  ...APPROVAL_MESSAGES,
} as const;

export const dealMessageShape = oneOfMessages(MESSAGES, 'What is said to a deal.');
export type DealSaid = Static<typeof dealMessageShape>;

export const dealBeginningShape = closed({
  program: Type.Optional(id('The program, where there are several.')),
  answers: Type.Optional(answers('Answers of the form; see `GET /deals/form`.')),
  submit: Type.Optional(Type.Boolean({ description: 'Submit it at once; else it is a draft.' })),
});
export type DealAsked = Static<typeof dealBeginningShape>;
