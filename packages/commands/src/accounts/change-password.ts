import { findAccount, findPassword } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import type { PersonCaller } from '../rights/caller.ts';
import type { PasswordChange } from './account-shapes.ts';
import { replaced, tooMany, wrong } from './local-identity.ts';
import { isPassword, TooManyPasswords } from './password.ts';

/** A person changes the own password; every session of the account ends, this one too. */
export async function changePassword(service: Service, caller: PersonCaller, change: PasswordChange): Promise<Answer<null>> {
  if (caller.via !== 'session') return refuse('CMD406', 'A key changes no password.');
  const { tenant } = caller;
  const account = await service.store.read(tenant, (tx) => findAccount(tx, caller.account));
  const known = account && (await service.store.read(tenant, (tx) => findPassword(tx, account.login)));
  try {
    if (!(await isPassword(change.password, known?.password ?? null)) || !known || !account) return wrong();
    const { newPassword } = change;
    const answer = await replaced(service, tenant, { login: account.login, newPassword }, known);
    return answer.ok ? { ok: true, status: 204, body: null } : answer;
  } catch (error) {
    if (error instanceof TooManyPasswords) return tooMany(5);
    throw error;
  }
}
