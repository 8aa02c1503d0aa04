import { findPartner, lockPartners, putPartner } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse, refuseWith } from '../command/refuse.ts';
import { activePrograms } from './active-programs.ts';
import { identityProblems } from './check-partner.ts';
import { identityOf } from './partner-identity.ts';
import { CHANGE_PARTNERS_RIGHTS } from './partner-rights.ts';
import type { NewPartner, PartnerShown } from './partner-shapes.ts';
import { shownPartner } from './shown-partner.ts';
import { whoOf } from './who.ts';

/** A partner is made, under the vendor's own id. */
export const createPartner: Command<NewPartner, PartnerShown> = {
  name: 'partner.create',
  rights: CHANGE_PARTNERS_RIGHTS,
  async run({ service, tx, caller, now, about }, partner) {
    const problems = identityProblems(await activePrograms(service.programs, tx), identityOf(partner));
    if (problems.length > 0) return refuseWith('CMD302', problems);
    await lockPartners(tx, [partner.id]);
    if (await findPartner(tx, partner.id)) {
      return refuse('CMD301', `There is a partner ${partner.id} already.`, {
        pointer: '/id',
        value: partner.id,
        expected: 'an id that is free',
      });
    }
    await putPartner(tx, identityOf(partner), { at: now, source: 'api', by: whoOf(caller) });
    const kept = await findPartner(tx, partner.id);
    if (!kept) throw new Error(`Partner ${partner.id} was not kept`);
    about(`partner/${partner.id}`, kept.revision);
    return {
      ok: true,
      status: 201,
      body: shownPartner(kept),
      revision: kept.revision,
      location: `/partners/${encodeURIComponent(partner.id)}`,
    };
  },
};
