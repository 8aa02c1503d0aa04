import { type Static, Type } from 'typebox';
import { closed, day, id, oneOfMessages, text, word } from '../shapes/vocabulary.ts';

/** What people say to a membership; whoever says it is the caller. */
const MESSAGES = {
  leave: closed({ reason: Type.Optional(text('Why.')) }, 'The partner leaves.'),
  end: closed({ reason: text('Why.') }, 'The owner of the program ends it.'),
  phaseMet: closed({}, 'The event that the present phase waits for has come.'),
} as const;

export const memberMessageShape = oneOfMessages(MESSAGES, 'What is said to a membership.');
export type MemberSaid = Static<typeof memberMessageShape>;

export const applicationShape = closed(
  {
    partner: Type.Optional(id('The partner; people of a partner apply for their own.')),
    program: Type.Optional(id('The program, where there are several.')),
    type: Type.Optional(id('The partner type, where the partner’s facts do not say it.')),
  },
  'Who applies.',
);
export type Application = Static<typeof applicationShape>;

export const exceptionShape = closed(
  {
    askedBy: id('The account of whoever asked for it: another person than the one who grants it.'),
    effect: word(['keepTier', 'waive']),
    item: id('The tier that is kept, or the requirement that is waived.'),
    track: Type.Optional(id('In this track alone.')),
    group: Type.Optional(id('In this group of the track alone.')),
    reason: text('Why.'),
    from: Type.Optional(day('The first day, today if it is not given,')),
    until: day('The first day outside,'),
  },
  'An exception that is granted.',
);
export type ExceptionGranted = Static<typeof exceptionShape>;

export const revocationShape = closed({ reason: text('Why.') }, 'From today on it holds no more.');
export type Revocation = Static<typeof revocationShape>;
