import type { PersonCaller } from '@tierwright/commands';
import type { SeenItem } from './stage.ts';

/** Everybody of the sample, by login. */
export interface Company {
  /** Whoever keeps partners: a channel manager. */
  readonly manager: string;
  caller(login: string): PersonCaller;
  /** Logins of those who answer for a role of the program, or for `partner`, `distributor`, `accountManager` of an item. */
  whoIs(role: string, item: SeenItem): readonly string[];
  userOf(partner: string): string;
  add(login: string, caller: PersonCaller): void;
}

export function companyOf(manager: string): Company {
  const people = new Map<string, PersonCaller>();
  const users = new Map<string, string>();
  const ofGroup = (group: string) => [...people].filter(([, { groups }]) => groups.includes(group)).map(([login]) => login);
  const ofPartner = (partner: string | null | undefined) => {
    const user = partner == null ? undefined : users.get(partner);
    return user === undefined ? [] : [user];
  };
  return {
    manager,
    caller(login) {
      const person = people.get(login);
      if (!person) throw new Error(`there is no ${login}`);
      return person;
    },
    whoIs(role, { partner, distributor }) {
      if (role === 'partner') return ofPartner(partner);
      if (role === 'distributor') return ofPartner(distributor);
      return role === 'accountManager' ? [manager] : ofGroup(role);
    },
    userOf(partner) {
      const user = users.get(partner);
      if (user === undefined) throw new Error(`nobody works for ${partner}`);
      return user;
    },
    add(login, caller) {
      people.set(login, caller);
      if (caller.partner !== null && !users.has(caller.partner)) users.set(caller.partner, login);
    },
  };
}
