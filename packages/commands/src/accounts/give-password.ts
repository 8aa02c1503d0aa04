import { formatInstant } from '@tierwright/lifecycle';
import { endSessionsOf, findAccount, setPassword, touchAccount } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Request, Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import { MANAGE_ACCOUNTS_RIGHTS } from './account-rights.ts';
import type { PasswordGiven } from './account-shapes.ts';
import { GIVEN_FOR } from './create-account.ts';
import { noAccount, whyNotManage } from './may-manage.ts';
import { hashPassword } from './password.ts';
import { newSecret } from './secrets.ts';

interface Given {
  readonly account: string;
  readonly given: string;
  readonly hash: string;
}

const give: Command<Given, PasswordGiven> = {
  name: 'account.givePassword',
  rights: MANAGE_ACCOUNTS_RIGHTS,
  async run(work, { account: id, given, hash }) {
    const { tx, now, about } = work;
    const account = await findAccount(tx, id, true);
    if (!account) return noAccount();
    const refused = await whyNotManage(work, account);
    if (refused) return refused;
    if (account.disabled_at !== null) return refuse('CMD411', 'Nobody gets in with this account.');
    if (!account.signs_in) return refuse('CMD414', 'A machine has no password.', { expected: 'an account of a person' });
    await setPassword(tx, id, hash, now + GIVEN_FOR);
    await endSessionsOf(tx, id);
    const revision = await touchAccount(tx, id);
    about(`account/${id}`, revision);
    const body = { expiresAt: formatInstant(now + GIVEN_FOR) };
    return { ok: true, status: 200, body: { ...body, password: given }, again: body, revision };
  },
};

/** Gives a person a new password, shown once and replaced at the first sign-in. */
export async function givePassword(service: Service, request: Request<{ readonly account: string }>): Promise<Answer<PasswordGiven>> {
  const given = newSecret();
  const hash = await hashPassword(given);
  return runCommand(service, give, { ...request, input: { account: request.input.account, given, hash } });
}
