import { findAccount, findPartner, insertAccount, setGrants } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Request, Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import { whoOf } from '../partners/who.ts';
import { MANAGE_ACCOUNTS_RIGHTS } from './account-rights.ts';
import type { AccountMade, NewAccount } from './account-shapes.ts';
import { whyNotGrant, withImplied } from './check-grants.ts';
import { whyNotFor, whyNotManage } from './may-manage.ts';
import { hashPassword, type PasswordCost } from './password.ts';
import { newSecret } from './secrets.ts';
import { shownAccount } from './shown-account.ts';

/** So long a given password waits for its first use. */
export const GIVEN_FOR = 7 * 86_400_000;

interface Prepared extends NewAccount {
  readonly hash: string | null;
  /** Shown once; absent where the account has none, or its owner's choice. */
  readonly given?: string;
}

const create: Command<Prepared, AccountMade> = {
  name: 'account.create',
  rights: MANAGE_ACCOUNTS_RIGHTS,
  async run(work, input) {
    const { service, tx, caller, now, about } = work;
    const own = caller.kind === 'person' ? caller.partner : null;
    const { login, name, groups = [], hash, given, signsIn = true, partner = own } = input;
    const email = input.email.toLowerCase();
    const id = service.newId();
    const roles = withImplied(input.roles);
    const refused =
      (await whyNotFor(work, partner)) ??
      // The address tells which human it will be.
      (await whyNotManage(work, { id, partner, human: `email:${email}` })) ??
      whyNotGrant({ partner, signsIn, roles, groups });
    if (refused) return refused;
    if (partner !== null && !(await findPartner(tx, partner))) {
      return refuse('CMD412', 'There is no such partner.', { pointer: '/partner', value: partner, expected: 'the id of a partner' });
    }
    const passwordExpiresAt = given === undefined ? null : now + GIVEN_FOR;
    // Whoever makes an account vouches for its address: two accounts with the same one never count as two people.
    const made = { id, login, name, email, emailVerifiedAt: now, partner, password: hash, passwordExpiresAt, at: now };
    if (!(await insertAccount(tx, made))) {
      return refuse('CMD401', 'Another account has this login.', { pointer: '/login', value: login, expected: 'a login that is free' });
    }
    await setGrants(tx, { account: id, roles, groups, by: whoOf(caller), at: now });
    const account = await findAccount(tx, id);
    if (!account) throw new Error('the account was not kept');
    about(`account/${id}`, account.revision);
    const body = { account: shownAccount(account) };
    const shown = given === undefined ? { body } : { body: { ...body, password: given }, again: body };
    return { ok: true, status: 201, ...shown, revision: account.revision, location: `/accounts/${id}` };
  },
};

/**
 * Makes an account: for a person with a password that is shown once and replaced at the first sign-in, for a machine
 * without. `password`: the owner's own choice instead, where the service itself makes the account (demo, first administrator).
 */
export async function createAccount(
  service: Service,
  request: Request<NewAccount & { readonly password?: string }>,
  cost?: PasswordCost,
): Promise<Answer<AccountMade>> {
  const { password, ...input } = request.input;
  const given = input.signsIn !== false && password === undefined ? newSecret() : undefined;
  const chosen = input.signsIn === false ? undefined : (password ?? given);
  const hash = chosen === undefined ? null : await hashPassword(chosen, cost);
  return runCommand(service, create, { ...request, input: { ...input, hash, ...(given === undefined ? {} : { given }) } });
}
