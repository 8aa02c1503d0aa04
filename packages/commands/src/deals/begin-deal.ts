import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { whenLoaded } from '../facts/not-loaded.ts';
import { bookOf } from '../facts/step-book.ts';
import { begunItem } from '../items/begun-item.ts';
import { refusedStep } from '../items/refused-step.ts';
import { saidAbout } from '../items/said-about.ts';
import { type Stepped, stepItem } from '../items/step-item.ts';
import { noPartner } from '../partners/read-partners.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { chooseProgram } from '../status/choose-program.ts';
import { shownAfter } from '../status/say-commands.ts';
import { answersWrong } from './deal-answers.ts';
import type { DealAsked } from './deal-messages.ts';
import { BEGIN_DEAL_RIGHTS } from './deal-rights.ts';
import { type DealShown, showDeal } from './show-deal.ts';

/** A draft, and where it is asked for its submission, in one. */
async function begun(work: Work<PersonCaller>, program: LifecycleProgram, partner: string, asked: DealAsked): Promise<Stepped> {
  const { service, caller } = work;
  const { answers = {}, submit = false } = asked;
  const problems = answersWrong(program, answers, submit ? 'submission' : 'draft');
  if (problems.length > 0) return refusedStep(problems);
  const id = service.newId();
  const beginning = { id, partner, by: caller.account, answers };
  const draft = await begunItem(work, program, { kind: 'deal', beginning, isNewId: true });
  if (!draft.ok || !submit) return draft;
  return stepItem(work, { kind: 'deal', id, begun: draft.kept, message: { type: 'submit', by: caller.account } });
}

/** A partner registers a deal: as a draft, or submitted at once. */
export const beginDeal: Command<DealAsked, DealShown, PersonCaller> = {
  name: 'deal.begin',
  rights: BEGIN_DEAL_RIGHTS,
  async run(work, asked) {
    const { service, tx, caller } = work;
    const { partner } = caller;
    if (partner === null) return refuse('CMD612', 'You are of no partner: deals are registered by people of partners.');
    const { partners } = bookOf(tx);
    if (!(await whenLoaded(() => partners.file(partner)))) return noPartner(partner);
    const chosen = await chooseProgram(service.programs, tx, { named: asked.program, partner, section: 'dealRegistration' });
    if (!chosen.ok) return chosen;
    const taken = saidAbout<'deal'>(work, await begun(work, chosen.program, partner, asked));
    if (!taken.ok) return taken;
    return { ok: true, status: 201, ...(await shownAfter(work, taken, showDeal)), location: `/deals/${taken.item.id}` };
  },
};
