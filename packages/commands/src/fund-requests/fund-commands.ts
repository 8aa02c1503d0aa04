import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Json } from '@tierwright/program';
import { findPartner } from '@tierwright/store';
import type { Command, Work } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { begunItem } from '../items/begun-item.ts';
import { saidAbout } from '../items/said-about.ts';
import { type Stepped, stepItem } from '../items/step-item.ts';
import { noPartner } from '../partners/read-partners.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { chooseProgram } from '../status/choose-program.ts';
import { sayCommands, shownAfter } from '../status/say-commands.ts';
import type { FundAsked, FundSaid } from './fund-messages.ts';
import { BEGIN_FUND_RIGHTS, FUND_RIGHTS } from './fund-rights.ts';
import { type FundShown, showFund } from './show-fund.ts';

/** One command for each message that people send to a request for money. */
export const FUND_COMMANDS = sayCommands<FundSaid, FundShown>({ kind: 'fund', rights: FUND_RIGHTS, show: showFund });

/** A draft; with a plan filled in, and where it is asked for submitted, in one. */
async function begun(work: Work<PersonCaller>, program: LifecycleProgram, partner: string, asked: FundAsked): Promise<Stepped> {
  const { service, caller } = work;
  const { fund, plan, submit = false } = asked;
  const id = service.newId();
  const draft = await begunItem(work, program, { kind: 'fund', beginning: { id, fund, partner }, isNewId: true });
  if (!draft.ok || (plan === undefined && !submit)) return draft;
  const more = plan === undefined ? {} : { plan: plan as unknown as Json };
  return stepItem(work, {
    kind: 'fund',
    id,
    begun: draft.kept,
    message: { type: submit ? 'submit' : 'edit', by: caller.account, ...more },
  });
}

/** A partner asks for money of a fund: as a draft, or submitted at once. */
export const beginFundRequest: Command<FundAsked, FundShown, PersonCaller> = {
  name: 'fund.begin',
  rights: BEGIN_FUND_RIGHTS,
  async run(work, asked) {
    const { service, tx, caller } = work;
    const { partner } = caller;
    if (partner === null) return refuse('CMD612', 'You are of no partner: people of partners ask for money.');
    if (!(await findPartner(tx, partner))) return noPartner(partner);
    const chosen = await chooseProgram(service.programs, tx, { named: asked.program, partner, section: 'funds' });
    if (!chosen.ok) return chosen;
    const taken = saidAbout<'fund'>(work, await begun(work, chosen.program, partner, asked));
    if (!taken.ok) return taken;
    return { ok: true, status: 201, ...(await shownAfter(work, taken, showFund)), location: `/fund-requests/${taken.item.id}` };
  },
};
