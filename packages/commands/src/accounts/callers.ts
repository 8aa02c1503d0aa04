import { personOfKey, personOfSession, type StoredPerson } from '@tierwright/store';
import type { Service } from '../command/command.ts';
import type { PersonCaller } from '../rights/caller.ts';
import { ROLES } from '../rights/roles.ts';
import { hashOfSecret, partsOfApiKey } from './secrets.ts';

/** A person who was proved, as a caller. */
export function personCaller(tenant: string, via: PersonCaller['via'], person: StoredPerson): PersonCaller {
  const { id, human, name, roles, groups, partner } = person;
  return {
    kind: 'person',
    via,
    tenant,
    account: id,
    human,
    name,
    roles: ROLES.filter((role) => roles.includes(role)),
    groups,
    partner,
  };
}

/** Who signed in and got this secret for it; nobody where the session is over. Roles are those of now. */
export async function callerOfSession(
  { store, clock }: Pick<Service, 'store' | 'clock'>,
  tenant: string,
  secret: string,
): Promise<PersonCaller | undefined> {
  const person = await store.read(tenant, (tx) => personOfSession(tx, hashOfSecret(secret), clock()));
  return person && personCaller(tenant, 'session', person);
}

/** Whose API key it is; nobody where it is unknown, revoked or over. */
export async function callerOfKey({ store, clock }: Pick<Service, 'store' | 'clock'>, key: string): Promise<PersonCaller | undefined> {
  const parts = partsOfApiKey(key);
  if (!parts) return undefined;
  const person = await store.read(parts.tenant, (tx) => personOfKey(tx, hashOfSecret(parts.secret), clock()));
  return person && personCaller(parts.tenant, 'key', person);
}
