import { endSessionsOf, findAccount, setGrants, touchAccount } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { whoOf } from '../partners/who.ts';
import { MANAGE_ACCOUNTS_RIGHTS } from './account-rights.ts';
import type { AccountShown, Grants } from './account-shapes.ts';
import { whyNotGrant, withImplied } from './check-grants.ts';
import { noAccount, whyNotManage } from './may-manage.ts';
import { shownAccount } from './shown-account.ts';

/** Says what an account may from now on. Its sessions end: whoever signed in signs in anew, with the new rights. */
export const changeGrants: Command<Grants & { readonly account: string }, AccountShown> = {
  name: 'account.changeGrants',
  rights: MANAGE_ACCOUNTS_RIGHTS,
  async run(work, { account: id, groups, ...input }) {
    const { tx, caller, now, about, ifMatch } = work;
    const account = await findAccount(tx, id, true);
    if (!account) return noAccount();
    const roles = withImplied(input.roles);
    const refused =
      (await whyNotManage(work, account)) ?? whyNotGrant({ partner: account.partner, signsIn: account.signs_in, roles, groups });
    if (refused) return refused;
    if (ifMatch !== undefined && ifMatch !== account.revision) {
      return refuse('CMD103', 'The account was changed since.', { value: ifMatch, current: { revision: account.revision } });
    }
    await setGrants(tx, { account: id, roles, groups, by: whoOf(caller), at: now });
    await endSessionsOf(tx, id);
    const revision = await touchAccount(tx, id);
    const changed = await findAccount(tx, id);
    if (!changed) throw new Error('the account is gone');
    about(`account/${id}`, revision);
    return { ok: true, status: 200, body: shownAccount(changed), revision };
  },
};
