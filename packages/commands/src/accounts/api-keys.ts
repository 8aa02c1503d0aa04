import { formatInstant } from '@tierwright/lifecycle';
import { findAccount, findKey, insertKey, revokeKey as revoke } from '@tierwright/store';
import type { Answer } from '../command/answer.ts';
import type { Command, Request, Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import { SELF_RIGHTS } from './account-rights.ts';
import type { KeyMade, KeyShown, NewKey } from './account-shapes.ts';
import { noAccount } from './may-manage.ts';
import { apiKeyOf, hashOfSecret, newSecret } from './secrets.ts';
import { shownKey } from './shown-account.ts';

const DAY = 86_400_000;
const USUAL = 90 * DAY;
const LONGEST = 366 * DAY;

const create: Command<NewKey & { readonly secret: string }, KeyMade> = {
  name: 'apiKey.create',
  rights: SELF_RIGHTS,
  async run({ service, tx, caller, now, about }, { name, account: asked, roles, expiresAt: until, secret }) {
    if (caller.kind === 'person' && caller.via === 'key') return refuse('CMD406', 'A key makes no keys.');
    const id = asked ?? (caller.kind === 'person' ? caller.account : '');
    const account = await findAccount(tx, id, true);
    const isOwn = caller.kind === 'system' || id === caller.account;
    // With another person's key an administrator could act as that person.
    const isAdministrator = caller.kind === 'person' && caller.roles.includes('administrator');
    if (!account || (!isOwn && (!isAdministrator || account.signs_in))) return noAccount();
    if (account.disabled_at !== null) return refuse('CMD411', 'Nobody gets in with this account.');
    const more = roles.find((role) => !account.roles.includes(role));
    if (more !== undefined)
      return refuse('CMD407', `The account is not ${more}.`, { pointer: '/roles', value: more, expected: account.roles.join(', ') });
    const expiresAt = until === undefined ? now + USUAL : Date.parse(until);
    if (!(expiresAt > now && expiresAt <= now + LONGEST)) {
      const expected = `after ${formatInstant(now)}, at most ${formatInstant(now + LONGEST)}`;
      return refuse('CMD408', 'The key would be over already, or last too long.', { pointer: '/expiresAt', value: until, expected });
    }
    const key = { id: service.newId(), account: id, name, roles: [...roles], at: now, expiresAt };
    await insertKey(tx, { ...key, secretHash: hashOfSecret(secret) });
    const kept = await findKey(tx, key.id);
    if (!kept) throw new Error('the key was not kept');
    about(`apiKey/${key.id}`);
    const body = { key: shownKey(kept) };
    return { ok: true, status: 201, body: { ...body, secret: apiKeyOf(tx.tenant, secret) }, again: body, location: `/api-keys/${key.id}` };
  },
};

/** Makes an API key for the caller's own account, or by an administrator for a machine's. Its secret is shown once. */
export function createApiKey(service: Service, request: Request<NewKey>): Promise<Answer<KeyMade>> {
  return runCommand(service, create, { ...request, input: { ...request.input, secret: newSecret() } });
}

/** A key is void from the next request on: by its owner, or an administrator. */
export const revokeApiKey: Command<{ readonly key: string }, KeyShown> = {
  name: 'apiKey.revoke',
  rights: SELF_RIGHTS,
  async run({ tx, caller, now, about }, { key: id }) {
    const key = await findKey(tx, id);
    const may = caller.kind === 'system' || caller.roles.includes('administrator') || key?.account === caller.account;
    if (!key || !may) return refuse('CMD102', 'There is no such key.');
    await revoke(tx, id, now);
    about(`apiKey/${id}`);
    return { ok: true, status: 200, body: shownKey({ ...key, revoked_at: key.revoked_at ?? now }) };
  },
};
