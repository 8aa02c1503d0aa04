import { findItem, findPartner } from '@tierwright/store';
import { type Static, Type } from 'typebox';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { begunItem } from '../items/begun-item.ts';
import { saidAbout } from '../items/said-about.ts';
import { noPartner } from '../partners/read-partners.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { closed, id } from '../shapes/vocabulary.ts';
import { chooseProgram } from '../status/choose-program.ts';
import { sayCommands, shownAfter } from '../status/say-commands.ts';
import type { OnboardingSaid } from './onboarding-messages.ts';
import { BEGIN_ONBOARDING_RIGHTS, ONBOARDING_RIGHTS } from './onboarding-rights.ts';
import { type OnboardingShown, showOnboarding } from './show-onboarding.ts';

/** One command for each message that people send to an onboarding. */
export const ONBOARDING_COMMANDS = sayCommands<OnboardingSaid, OnboardingShown>({
  kind: 'onboarding',
  rights: ONBOARDING_RIGHTS,
  show: showOnboarding,
});

export const onboardingBeginningShape = closed({
  partner: id('Who comes in.'),
  program: Type.Optional(id('The program, where there are several.')),
});
export type OnboardingAsked = Static<typeof onboardingBeginningShape>;

/** A partner without a membership begins to come in: who has one is taken through its onboarding by it. */
export const beginOnboarding: Command<OnboardingAsked, OnboardingShown, PersonCaller> = {
  name: 'onboarding.begin',
  rights: BEGIN_ONBOARDING_RIGHTS,
  async run(work, { partner, program }) {
    const { service, tx, caller } = work;
    const kept = await findPartner(tx, partner);
    if (!kept) return noPartner(partner);
    if (await findItem(tx, { kind: 'member', id: partner })) {
      return refuse('CMD613', 'The partner has a membership.', { pointer: '/partner', value: partner });
    }
    const chosen = await chooseProgram(service.programs, tx, { named: program, section: 'onboarding' });
    if (!chosen.ok) return chosen;
    const newId = service.newId();
    const beginning = { id: newId, partner, title: kept.title, by: caller.account };
    const taken = saidAbout<'onboarding'>(work, await begunItem(work, chosen.program, { kind: 'onboarding', beginning, isNewId: true }));
    if (!taken.ok) return taken;
    const shown = await shownAfter(work, taken, showOnboarding);
    return { ok: true, status: 201, ...shown, location: `/onboardings/${newId}` };
  },
};
