import { findPartner } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import type { AccountManagers } from '../partners/partner-shapes.ts';
import { noPartner } from '../partners/read-partners.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { mayTouch } from '../rights/reach.ts';
import { READ_MANAGERS_RIGHTS } from './account-manager-rights.ts';
import { shownAccountManagers } from './shown-account-managers.ts';

/** Who looks after a partner. */
export const accountManagersFor = (service: Service, caller: Caller, partner: string): Promise<Answer<AccountManagers>> =>
  reading(service, READ_MANAGERS_RIGHTS, caller, async (tx, reach) => {
    if (!mayTouch(reach, { partner }) || !(await findPartner(tx, partner))) return noPartner(partner);
    return { ok: true, status: 200, body: await shownAccountManagers(tx, reach, partner) };
  });
