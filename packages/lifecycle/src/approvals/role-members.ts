import type { Person } from '../machine/people.ts';
import type { ChainPeople } from './chain-run.ts';

type Members = Pick<ChainPeople, 'people' | 'parties'>;

/** Who a role means for an item: `partner`, `distributor` and `accountManager` are found by its parties (S6). */
export function membersOf({ people, parties }: Members, role: string): readonly Person[] {
  switch (role) {
    case 'partner':
      return people.ofPartner(parties.partner);
    case 'distributor':
      return parties.distributor === null ? [] : people.ofPartner(parties.distributor);
    case 'accountManager':
      return people.accountManagersOf(parties.partner);
    default:
      return people.withRole(role);
  }
}

/** Whether a person is one of those whom a role means. */
export function isMember({ people, parties }: Members, role: string, person: Person): boolean {
  switch (role) {
    case 'partner':
      return person.partner === parties.partner;
    case 'distributor':
      return person.partner === parties.distributor;
    case 'accountManager':
      return people.accountManagersOf(parties.partner).some(({ id }) => id === person.id);
    default:
      return person.partner === undefined && person.roles.includes(role);
  }
}
