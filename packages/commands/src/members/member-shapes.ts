import { type Static, Type } from 'typebox';
import { closed, day, id, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';
import { headMembers, holderShape, partnerShape, personShape } from '../status/status-shapes.ts';

const titled = closed({ id: id('By the document.'), title: text('What people call it.', 400) });

const standingMembers = {
  track: titled,
  group: orNull(id('The group of the track.')),
  tier: orNull(titled),
  state: text('How it stands: held, at risk …', 40),
  since: orNull(day('The day the tier began,')),
  until: orNull(day('At risk: the day on which the tier is lost,')),
  on: day('The day that was reviewed last,'),
} as const;
export const standingShape = closed(standingMembers, 'How a partner stands in a track, or in a group of it.');
export type StandingShown = Static<typeof standingShape>;

const exceptionMembers = {
  id: id('The exception.'),
  effect: word(['keepTier', 'waive']),
  item: id('The tier or the requirement.'),
  track: orNull(id('In this track alone.')),
  group: orNull(id('In this group alone.')),
  from: day('The first day,'),
  until: day('The first day outside,'),
} as const;
/** An exception as people of the partner see it: not who asked for it, nor why. */
export const partnerExceptionShape = closed(exceptionMembers);
export const vendorExceptionShape = closed({
  ...exceptionMembers,
  reason: text('Why.'),
  askedBy: personShape,
  grantedBy: personShape,
  revokedBy: orNull(personShape),
});
export type PartnerException = Static<typeof partnerExceptionShape>;
export type VendorException = Static<typeof vendorExceptionShape>;

const common = {
  ...headMembers,
  partner: partnerShape,
  type: orNull(titled),
  phase: orNull(titled),
  onboarding: orNull(id('The onboarding that it went through last.')),
  activatedAt: orNull(instant('When it became a member.')),
  standings: listOf(standingShape, 500),
  milestones: listOf(
    closed({
      id: id('The milestone.'),
      title: text('Its title.', 400),
      state: word(['open', 'passed', 'missed']),
      due: instant('Until when.'),
    }),
    100,
  ),
  kept: orNull(
    closed({
      title: text('What is kept over a change of version.', 400),
      keep: word(['tier', 'benefits']),
      until: day('The first day outside,'),
    }),
  ),
  reviewOn: orNull(day('The next review,')),
  reason: orNull(text('Why it was suspended or ended.')),
} as const;

const partnerMemberShape = closed(
  { ...common, holders: listOf(text('Title of who looks after it.', 400), 50), exceptions: listOf(partnerExceptionShape, 500) },
  'A membership as people of the partner see it.',
);
export type PartnerMember = Static<typeof partnerMemberShape>;

const vendorMemberShape = closed(
  {
    ...common,
    holders: listOf(holderShape, 50),
    submitter: orNull(personShape),
    exceptions: listOf(vendorExceptionShape, 500),
    deferred: listOf(
      closed({ track: id('The track.'), group: orNull(id('The group.')), facts: listOf(id('A fact.'), 200) }),
      500,
      'Losses that wait for facts that are not loaded.',
    ),
  },
  'A membership as the vendor’s people see it.',
);
export type VendorMember = Static<typeof vendorMemberShape>;

export const memberShape = Type.Unsafe<PartnerMember | VendorMember>({ anyOf: [vendorMemberShape, partnerMemberShape] });
