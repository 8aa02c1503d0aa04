import type { People, Person } from '../machine/people.ts';

/** A person of a world: of the vendor, with roles and partners to look after, or of a partner. */
export interface WorldPerson {
  readonly id: string;
  readonly roles?: readonly string[];
  readonly partner?: string;
  /** Partners whose account manager the person is. */
  readonly looksAfter?: readonly string[];
}

/** People in the order in which they are listed. */
export function peopleOf(list: readonly WorldPerson[]): People {
  const people = list.map(({ id, roles = [], partner }): Person => ({ id, roles, ...(partner === undefined ? {} : { partner }) }));
  const byId = new Map(people.map((person) => [person.id, person]));
  const managed = (partner: string) => list.flatMap(({ id, looksAfter = [] }) => (looksAfter.includes(partner) ? [id] : []));
  return {
    find: (id) => byId.get(id),
    withRole: (role) => people.filter((person) => person.partner === undefined && person.roles.includes(role)),
    ofPartner: (partner) => people.filter((person) => person.partner === partner),
    accountManagersOf: (partner) => managed(partner).flatMap((id) => byId.get(id) ?? []),
  };
}
