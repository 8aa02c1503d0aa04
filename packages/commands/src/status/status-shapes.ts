import { type Static, Type } from 'typebox';
import { closed, count, id, instant, listOf, orNull, text } from '../shapes/vocabulary.ts';

/** Somebody: an account and its name. */
export const personShape = closed({ id: id('The account.'), name: text('What people call it.', 400) });
export type PersonShown = Static<typeof personShape>;

/** Who holds something: a role, a group, a partner or a person, by id for the vendor’s people. */
export const holderShape = closed({ id: id('Role, group or account.'), title: text('What people call it.', 400) });
export type HolderShown = Static<typeof holderShape>;

/** A partner by id and title. */
export const partnerShape = closed({ id: id('The partner.'), title: text('What people call it.', 400) });
export type PartnerShown = Static<typeof partnerShape>;

/** The version of a program that something was decided by. */
export const versionShape = closed({
  id: id('The program.'),
  title: text('Its title.', 400),
  version: text('The version.', 100),
  hash: text('Hash of its document.', 100),
});
export type VersionShown = Static<typeof versionShape>;

/** What comes next by itself. */
const comingShape = closed({
  at: instant('When.'),
  local: text('The same as the clocks of its calendar show it.', 40),
  sentence: text('What happens then, if nothing does before.', 1000),
});
export type ComingShown = Static<typeof comingShape>;

/** Why something was decided or ended. */
export const reasonShape = closed({
  by: text('What decided: a check, a rule, a built-in reason.', 200),
  title: text('The same for people.', 1000),
  note: Type.Optional(text('What the person who decided wrote.', 4000)),
});
export type ReasonShown = Static<typeof reasonShape>;

/** A decision that the caller may take now. */
const askedOfYouShape = closed({
  chain: id('The run of the chain: `chain` of the message `decide`.'),
  step: id('The step: `step` of the message.'),
  title: text('What is asked.', 400),
  due: orNull(instant('Until when.')),
});
export type AskedOfYou = Static<typeof askedOfYouShape>;

/** What every status begins with. */
export const headMembers = {
  id: id('The item.'),
  revision: count('Raised by each step; the ETag.'),
  state: text('Its state.', 40),
  sentence: text('Its state in words.', 1000),
  since: instant('Since when it is in its state.'),
  until: orNull(instant('When it has to move on; null: nothing is due.')),
  next: listOf(comingShape, 200, 'What comes next by itself, in order.'),
  program: versionShape,
  decision: orNull(id('The last decision about it.')),
  yours: listOf(askedOfYouShape, 100, 'What you may decide now.'),
} as const;
