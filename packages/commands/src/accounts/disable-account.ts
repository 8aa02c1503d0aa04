import { endSessionsOf, findAccount, setDisabled, touchAccount } from '@tierwright/store';
import type { Command } from '../command/command.ts';
import { MANAGE_ACCOUNTS_RIGHTS } from './account-rights.ts';
import type { AccountShown } from './account-shapes.ts';
import { noAccount, whyNotManage } from './may-manage.ts';
import { shownAccount } from './shown-account.ts';

const turning = (name: string, isDisabled: boolean): Command<{ readonly account: string }, AccountShown> => ({
  name,
  rights: MANAGE_ACCOUNTS_RIGHTS,
  async run(work, { account: id }) {
    const { tx, now, about } = work;
    const account = await findAccount(tx, id, true);
    if (!account) return noAccount();
    const refused = await whyNotManage(work, account);
    if (refused) return refused;
    const isChange = (account.disabled_at !== null) !== isDisabled;
    if (isChange) {
      await setDisabled(tx, id, isDisabled ? now : null);
      await endSessionsOf(tx, id);
      await touchAccount(tx, id);
    }
    const changed = await findAccount(tx, id);
    if (!changed) throw new Error('the account is gone');
    about(`account/${id}`, changed.revision);
    return { ok: true, status: 200, body: shownAccount(changed), revision: changed.revision };
  },
});

/** Nobody gets in with it any more, by password, session or key, from the next request on. */
export const disableAccount = turning('account.disable', true);
/** Lets it in again; its sessions do not come back. */
export const enableAccount = turning('account.enable', false);
