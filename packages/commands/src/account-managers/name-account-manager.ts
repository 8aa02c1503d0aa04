import { addAccountManager, endAccountManager, findPartner, findPerson } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { AccountManagers } from '../partners/partner-shapes.ts';
import { noPartner } from '../partners/read-partners.ts';
import { NAME_MANAGERS_RIGHTS } from './account-manager-rights.ts';
import { shownAccountManagers } from './shown-account-managers.ts';

interface Named {
  readonly partner: string;
  /** An account of the vendor. */
  readonly account: string;
}

/** One of the vendor's people looks after a partner from now on: what a program gives to `accountManager` is theirs too. */
export const nameAccountManager: Command<Named, AccountManagers> = {
  name: 'accountManager.name',
  rights: NAME_MANAGERS_RIGHTS,
  async run({ tx, about }, { partner, account }) {
    if (!(await findPartner(tx, partner))) return noPartner(partner);
    const person = await findPerson(tx, account);
    if (!person || person.partner !== null) {
      const expected = 'an enabled account that works for no partner';
      return refuse('CMD320', 'No account of the vendor’s people has that id.', { value: account, expected });
    }
    await addAccountManager(tx, partner, account);
    about(`partner/${partner}`, undefined, account);
    return { ok: true, status: 200, body: await shownAccountManagers(tx, 'all', partner) };
  },
};

/** Somebody looks after a partner no more; who never did, does not either. */
export const dismissAccountManager: Command<Named, null> = {
  name: 'accountManager.end',
  rights: NAME_MANAGERS_RIGHTS,
  async run({ tx, about }, { partner, account }) {
    if (!(await findPartner(tx, partner))) return noPartner(partner);
    await endAccountManager(tx, partner, account);
    about(`partner/${partner}`, undefined, account);
    return { ok: true, status: 204, body: null };
  },
};
