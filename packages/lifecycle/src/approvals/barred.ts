import type { Person } from '../machine/people.ts';
import type { ChainPeople, StepRun } from './chain-run.ts';

/** A2: why a person may never decide in a step, as that person may read it; nothing where the person may. */
export function whyBarred({ parties }: Pick<ChainPeople, 'parties'>, step: StepRun, person: Person): string | undefined {
  if (person.id === parties.submitter) return 'Whoever submitted it does not decide it.';
  if (parties.owners.includes(person.id)) return 'The owner of an opposing opportunity or account does not decide.';
  const { partner } = person;
  if (partner === undefined) return undefined;
  if (partner === parties.partner) return 'People of the partner whose item it is do not decide it.';
  if (parties.opposing.includes(partner)) return 'People of a partner with an opposing deal do not decide.';
  if (partner === parties.distributor && !step.roles.includes('distributor')) return 'The distributor decides in its own step only.';
  return undefined;
}
