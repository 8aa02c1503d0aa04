import type { Command } from '../command/command.ts';
import { begunItem } from '../items/begun-item.ts';
import { saidAbout } from '../items/said-about.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { chooseProgram } from '../status/choose-program.ts';
import { sayCommands, shownAfter } from '../status/say-commands.ts';
import type { LeadAsked, LeadSaid } from './lead-messages.ts';
import { BEGIN_LEAD_RIGHTS, LEAD_RIGHTS } from './lead-rights.ts';
import { type LeadShown, showLead } from './show-lead.ts';

/** One command for each message that people send to a lead. */
export const LEAD_COMMANDS = sayCommands<LeadSaid, LeadShown>({ kind: 'lead', rights: LEAD_RIGHTS, show: showLead });

/** A lead comes in, and is offered to the first partner at once. */
export const createLead: Command<LeadAsked, LeadShown, PersonCaller> = {
  name: 'lead.create',
  rights: BEGIN_LEAD_RIGHTS,
  async run(work, { program, answers }) {
    const { service, tx } = work;
    const chosen = await chooseProgram(service.programs, tx, { named: program, section: 'leads' });
    if (!chosen.ok) return chosen;
    const id = service.newId();
    const taken = saidAbout<'lead'>(
      work,
      await begunItem(work, chosen.program, { kind: 'lead', beginning: { id, answers }, isNewId: true }),
    );
    if (!taken.ok) return taken;
    return { ok: true, status: 201, ...(await shownAfter(work, taken, showLead)), location: `/leads/${id}` };
  },
};
