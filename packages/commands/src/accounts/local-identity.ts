import { endSessionsOf, findPassword, type StoredPassword, setPassword } from '@tierwright/store';
import type { Command, Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import { SYSTEM_ONLY } from './account-rights.ts';
import type { SignIn } from './account-shapes.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { hashPassword, isPassword, TooManyPasswords } from './password.ts';
import { weakPassword } from './weak-password.ts';

export const wrong = () => refuse('CMD402', 'Login or password is wrong.');
export const tooMany = (seconds: number) => refuse('CMD413', 'Too many sign-ins at once.', { retryAfter: seconds });

interface Replacement {
  readonly login: string;
  readonly account: string;
  /** The hash that was checked: whoever replaced it meanwhile wins. */
  readonly was: string;
  readonly hash: string;
}

/** Replaces a password by its owner's choice, and ends all sessions that the old one began. */
const replacePassword: Command<Replacement, null> = {
  name: 'account.replacePassword',
  rights: SYSTEM_ONLY,
  async run({ tx, about }, { login, account, was, hash }) {
    const now = await findPassword(tx, login);
    if (now?.account !== account || now.password !== was) return wrong();
    await setPassword(tx, account, hash, null);
    await endSessionsOf(tx, account);
    about(`account/${account}`);
    return { ok: true, status: 200, body: null };
  },
};

/** Replaces a checked password with one that is strong enough. */
export async function replaced(
  service: Service,
  tenant: string,
  { login, newPassword }: { login: string; newPassword: string },
  known: StoredPassword,
) {
  const weak = weakPassword(newPassword, login);
  if (weak !== undefined) return refuse('CMD404', 'The new password is too weak.', { pointer: '/newPassword', expected: weak });
  const input = { login, account: known.account, was: known.password ?? '', hash: await hashPassword(newPassword) };
  return runCommand(service, replacePassword, { caller: { kind: 'system', tenant, name: 'local' }, input });
}

/** The accounts of the store itself: login and password. An unknown login takes as long as a wrong password. */
export function localIdentity(service: Service): IdentityProvider<SignIn> {
  return {
    id: 'local',
    async identify(tenant, { login: typed, password, newPassword }) {
      const login = typed.toLowerCase();
      const known = await service.store.read(tenant, (tx) => findPassword(tx, login));
      try {
        if (!(await isPassword(password, known?.password ?? null)) || !known) return wrong();
        if (known.expiresAt === null) return { ok: true, account: known.account };
        if (known.expiresAt <= service.clock()) return wrong();
        if (newPassword === undefined) {
          return refuse('CMD403', 'This password was given to you.', { pointer: '/newPassword', expected: 'a password of your own' });
        }
        if (newPassword === password)
          return refuse('CMD404', 'That is the one you were given.', { pointer: '/newPassword', expected: 'another' });
        const answer = await replaced(service, tenant, { login, newPassword }, known);
        return answer.ok ? { ok: true, account: known.account } : answer;
      } catch (error) {
        if (error instanceof TooManyPasswords) return tooMany(5);
        throw error;
      }
    },
  };
}
