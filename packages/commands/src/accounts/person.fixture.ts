import { randomUUID } from 'node:crypto';
import { insertAccount, setGrants, type Tx } from '@tierwright/store';
import type { PersonCaller } from '../rights/caller.ts';
import type { Role } from '../rights/roles.ts';

export interface NewPerson {
  readonly name: string;
  /** The id unless given: never the same twice. */
  readonly login?: string;
  readonly email?: string;
  readonly verified?: boolean;
  readonly roles?: readonly Exclude<Role, 'anonymous'>[];
  readonly groups?: readonly string[];
  readonly partner?: string | null;
  readonly at: number;
}

/** Somebody with an account who has signed in. */
export async function addPerson(tx: Tx, person: NewPerson): Promise<PersonCaller> {
  const account = randomUUID();
  const { name, login = account, email = `${login}@people.example`, verified = true, roles = [], groups = [], partner = null, at } = person;
  await insertAccount(tx, {
    ...{ id: account, login, name, email, emailVerifiedAt: verified ? at : null, partner },
    ...{ password: null, passwordExpiresAt: null, at },
  });
  await setGrants(tx, { account, roles: [...roles], groups: [...groups], by: 'test', at });
  const human = verified ? `email:${email}` : `account:${account}`;
  return { kind: 'person', via: 'session', tenant: tx.tenant, account, human, name, roles, groups, partner };
}
