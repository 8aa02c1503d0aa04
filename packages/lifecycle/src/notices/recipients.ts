import type { Effect } from '../machine/effect.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People, Person } from '../machine/people.ts';

/** The effect that asks for a notice. */
export type NoticeEffect = Extract<Effect, { do: 'notice' }>;

/** Everybody whom a role means where a notice goes; a word that is no role is a person. */
function peopleOf({ partner, distributor }: NoticeEffect, { program }: LifecycleProgram, people: People, role: string): readonly Person[] {
  switch (role) {
    case 'partner':
      return partner === null ? [] : people.ofPartner(partner);
    case 'distributor':
      return distributor === null ? [] : people.ofPartner(distributor);
    case 'accountManager':
      return partner === null ? [] : people.accountManagersOf(partner);
    default: {
      const person = program.roles?.[role] === undefined ? people.find(role) : undefined;
      return person ? [person] : people.withRole(role);
    }
  }
}

/** N1.6: the people whom a notice goes to, each once, in the order of roles. */
export function recipientsOf(effect: NoticeEffect, program: LifecycleProgram, people: People): readonly string[] {
  return [...new Set(effect.to.flatMap((role) => peopleOf(effect, program, people, role).map(({ id }) => id)))];
}
