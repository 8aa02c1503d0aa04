import { type Static, Type } from 'typebox';
import { answers, closed, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';
import { headMembers, holderShape, partnerShape, reasonShape } from '../status/status-shapes.ts';

const offerMembers = {
  at: instant('When.'),
  until: instant('Until when it may be accepted.'),
  outcome: word(['open', 'accepted', 'declined', 'expired', 'recalled']),
} as const;

const common = {
  ...headMembers,
  customer: orNull(text('What people call the customer.', 400)),
  answers: answers('Answers of the form.'),
  createdAt: instant('When it came in.'),
  reportedAt: orNull(instant('The last feedback.')),
  reasons: listOf(reasonShape, 50),
} as const;

const partnerLeadShape = closed(
  { ...common, holders: listOf(text('Title of who has to do something now.', 400), 50), offer: closed(offerMembers) },
  'A lead as people of the partner see it to whom it is offered, or who has it.',
);
export type PartnerLead = Static<typeof partnerLeadShape>;

const vendorLeadShape = closed(
  {
    ...common,
    holders: listOf(holderShape, 50),
    partner: orNull(partnerShape),
    offers: listOf(closed({ ...offerMembers, partner: partnerShape, note: Type.Optional(text('What was written.')) }), 500),
  },
  'A lead as the vendor’s people see it.',
);
export type VendorLead = Static<typeof vendorLeadShape>;

export const leadShape = Type.Unsafe<PartnerLead | VendorLead>({ anyOf: [vendorLeadShape, partnerLeadShape] });
