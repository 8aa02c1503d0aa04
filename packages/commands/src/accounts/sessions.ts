import { endSession, findPerson, insertSession } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Service } from '../command/command.ts';
import { runCommand } from '../command/run-command.ts';
import { SYSTEM_ONLY } from './account-rights.ts';
import type { Me } from './account-shapes.ts';
import { personCaller } from './callers.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { wrong } from './local-identity.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import { shownMe } from './shown-me.ts';

/** A session ends so long after it began, used or not. */
export const SESSION_FOR = 12 * 3_600_000;

interface Beginning {
  readonly account: string;
  readonly secretHash: string;
  /** Hash of the session that the browser had before. */
  readonly before?: string;
}

const begin: Command<Beginning, Me> = {
  name: 'session.begin',
  rights: SYSTEM_ONLY,
  async run({ tx, now, about }, { account, secretHash, before }) {
    const person = await findPerson(tx, account);
    // Disabled since the password was checked.
    if (!person) return wrong();
    if (before !== undefined) await endSession(tx, before);
    await insertSession(tx, { secretHash, account, at: now, expiresAt: now + SESSION_FOR });
    about(`account/${account}`);
    return { ok: true, status: 201, body: shownMe(personCaller(tx.tenant, 'session', person)) };
  },
};

const end: Command<{ readonly account: string; readonly secretHash: string }, null> = {
  name: 'session.end',
  rights: SYSTEM_ONLY,
  async run({ tx, about }, { account, secretHash }) {
    await endSession(tx, secretHash);
    about(`account/${account}`);
    return { ok: true, status: 204, body: null };
  },
};

/** A session that began: its secret is the browser's, its hash the store's. */
export interface Session {
  readonly secret: string;
  readonly answer: Answer<Me>;
}

/** Signs somebody in whom a provider knows; always with a new secret, and what the browser had before ends. */
export async function signIn<Proof>(
  service: Service,
  provider: IdentityProvider<Proof>,
  { tenant, proof, before, trace }: { readonly tenant: string; readonly proof: Proof; readonly before?: string; readonly trace?: string },
): Promise<Session> {
  const identified = await provider.identify(tenant, proof);
  if (!identified.ok) return { secret: '', answer: identified };
  const secret = newSecret();
  const input = {
    account: identified.account,
    secretHash: hashOfSecret(secret),
    ...(before === undefined ? {} : { before: hashOfSecret(before) }),
  };
  const caller = { kind: 'system', tenant, name: provider.id } as const;
  return { secret, answer: await runCommand(service, begin, { caller, input, ...(trace === undefined ? {} : { trace }) }) };
}

/** Ends a session everywhere. */
export function signOut(service: Service, tenant: string, account: string, secret: string): Promise<Answer<null>> {
  return runCommand(service, end, {
    caller: { kind: 'system', tenant, name: 'session' },
    input: { account, secretHash: hashOfSecret(secret) },
  });
}
