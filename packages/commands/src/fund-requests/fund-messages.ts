import { type Static, Type } from 'typebox';
import { APPROVAL_MESSAGES } from '../shapes/approval-messages.ts';
import { answers, closed, day, id, listOf, oneOfMessages, text } from '../shapes/vocabulary.ts';

const costs = Type.Array(
  closed({
    title: text('What it is for.', 200),
    amount: Type.Number({ exclusiveMinimum: 0, maximum: 1e12, description: 'In major units.' }),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217; without it that of the fund.' })),
  }),
  { minItems: 1, maxItems: 200, description: 'What it costs, line by line.' },
);
const proof = listOf(
  closed({ kind: id('As the fund names it.'), file: text('Where it is.', 1000) }),
  50,
  'Documents that prove the activity.',
);

const plan = closed(
  {
    activity: id('Of the fund’s activities.'),
    startsOn: day('First day,'),
    endsOn: day('Last day,'),
    costs,
    answers: Type.Optional(answers('Of the fund’s form.')),
  },
  'What money is asked for.',
);

/** What people say to a request for money; whoever says it is the caller. */
const MESSAGES = {
  edit: closed({ plan }, 'The whole plan anew.'),
  submit: closed({ plan: Type.Optional(plan) }, 'Submits it.'),
  resubmit: closed({ plan: Type.Optional(plan) }, 'Submits again what was returned.'),
  withdraw: closed({}, 'Gives it up.'),
  activityDone: closed({ on: day('The day on which it ended, not after the planned one,') }, 'The activity ended earlier.'),
  proof: closed({ proof }, 'Hands in proof.'),
  claim: closed({ costs, proof: Type.Optional(proof) }, 'Claims what it cost.'),
  ...APPROVAL_MESSAGES,
} as const;

export const fundMessageShape = oneOfMessages(MESSAGES, 'What is said to a request for money.');
export type FundSaid = Static<typeof fundMessageShape>;

export const fundBeginningShape = closed({
  fund: id('The fund.'),
  program: Type.Optional(id('The program, where there are several.')),
  plan: Type.Optional(plan),
  submit: Type.Optional(Type.Boolean({ description: 'Submit it at once; else it is a draft.' })),
});
export type FundAsked = Static<typeof fundBeginningShape>;
