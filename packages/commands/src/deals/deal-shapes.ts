import { type Static, Type } from 'typebox';
import { answers, closed, count, day, flag, id, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';
import { chainShape } from '../status/chain-shown.ts';
import { rowMembers } from '../status/row-shown.ts';
import { headMembers, holderShape, partnerShape, personShape, reasonShape } from '../status/status-shapes.ts';

const percent = orNull(Type.Number({ description: 'Percent; null: not known.' }));

const termsShape = closed({
  percent,
  place: count('Its place among registrations of the deal.'),
  band: orNull(text('Title of the price band.', 400)),
  model: word(['oneTier', 'twoTier']),
});

const protectionShape = closed({
  from: instant('When it began.'),
  until: orNull(instant('The first instant outside; null: not known yet.')),
  lastDay: orNull(day('The last day inside,')),
  extensions: count('How often it was extended.'),
});

const times = {
  submittedAt: orNull(instant('The last submission.')),
  approvedAt: orNull(instant('When it was approved.')),
  resubmitFrom: orNull(instant('The first instant at which it may be submitted again.')),
  ordersUntil: orNull(instant('Until when an order of the protection may still be told.')),
} as const;

const common = {
  ...headMembers,
  partner: partnerShape,
  distributor: orNull(partnerShape),
  customer: orNull(text('What people call the customer.', 400)),
  answers: answers('Answers of the form.'),
  terms: orNull(termsShape),
  protection: orNull(protectionShape),
  reasons: listOf(reasonShape, 200, 'Why it was decided or ended.'),
  ...times,
} as const;

const requestMembers = {
  kind: word(['extension', 'change', 'breach']),
  state: word(['open', 'granted', 'refused', 'withdrawn', 'cancelled']),
  askedAt: instant('When.'),
  reasons: listOf(reasonShape, 200),
} as const;

const taskMembers = {
  id: id('The task: `task` of the message `taskDone`.'),
  title: text('Its title.', 400),
  state: word(['open', 'done', 'cancelled']),
  due: orNull(instant('Until when.')),
  isOverdue: flag('Its time is over.'),
} as const;

/** A deal as people of its partner, or of the distributor that it names, see it. */
const partnerDealShape = closed(
  {
    ...common,
    as: word(['partner', 'distributor'], 'As what the caller sees it.'),
    holders: listOf(text('Title of who has to do something now.', 400), 50),
    isWaiting: flag('It waits for another registration.'),
    requests: listOf(closed(requestMembers), 500, 'What was asked for since it was approved.'),
    tasks: listOf(closed(taskMembers), 200, 'Tasks of the caller’s partner.'),
  },
  'A deal as people of its partner, or of the distributor that it names, see it.',
);
export type PartnerDeal = Static<typeof partnerDealShape>;

/** A deal as the vendor’s people see it. */
const vendorDealShape = closed(
  {
    ...common,
    holders: listOf(holderShape, 50, 'Who has to do something now.'),
    submitter: orNull(personShape),
    queuedAt: orNull(instant('Its place in the queue.')),
    resubmissions: count('How often it was submitted again.'),
    chains: listOf(chainShape, 200, 'What people were asked since the last submission.'),
    asking: orNull(closed({ chain: id('The run.'), title: text('What is asked.', 400) })),
    settled: listOf(closed({ check: id('The check.'), opposing: orNull(id('Deal or record.')), as: text('How.', 40) }), 500),
    opposing: closed({
      partners: listOf(partnerShape, 200, 'Partners that stand against it.'),
      owners: listOf(personShape, 200, 'Owners of opposing opportunities and accounts.'),
    }),
    waitsFor: listOf(id('A deal.'), 500),
    requests: listOf(
      closed({
        ...requestMembers,
        by: personShape,
        rule: Type.Optional(id('The rule of engagement.')),
        note: Type.Optional(text('What happened.')),
        answers: Type.Optional(answers('As they would be.')),
        chain: Type.Optional(orNull(id('The run that decides.'))),
      }),
      500,
    ),
    tasks: listOf(closed({ ...taskMembers, owners: listOf(holderShape, 20) }), 200),
  },
  'A deal as the vendor’s people see it.',
);
export type VendorDeal = Static<typeof vendorDealShape>;

export const dealShape = Type.Unsafe<PartnerDeal | VendorDeal>({ anyOf: [vendorDealShape, partnerDealShape] });

/** A row of a list of deals: the same for everybody who may read it. */
export const dealRowShape = closed({
  ...rowMembers,
  distributor: orNull(partnerShape),
  customer: orNull(text('What people call the customer.', 400)),
});
export type DealRow = Static<typeof dealRowShape>;
