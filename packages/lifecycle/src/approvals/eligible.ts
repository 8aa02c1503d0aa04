import type { Person } from '../machine/people.ts';
import { whyBarred } from './barred.ts';
import type { ChainPeople, ChainRun, StepRun } from './chain-run.ts';
import { stepDefinition } from './definition.ts';
import { hasDecided, mandateOf, ownRoles, rolesOf } from './mandate.ts';
import { isMet } from './need.ts';
import { membersOf } from './role-members.ts';

const isFree = (host: ChainPeople, chain: ChainRun, step: StepRun, person: Person): boolean =>
  whyBarred(host, step, person) === undefined && !hasDecided(chain, person.id);

/** Members of a step's roles who may decide and have not, each once, in the order of the roles. */
function freeMembers(host: ChainPeople, chain: ChainRun, step: StepRun): readonly Person[] {
  const found = new Map<string, Person>();
  for (const role of rolesOf(step)) {
    for (const person of membersOf(host, role))
      if (!found.has(person.id) && isFree(host, chain, step, person)) found.set(person.id, person);
  }
  return [...found.values()];
}

/** Who may decide in an open step now: members of its roles, then stand-ins. Nobody where the step is not open. */
export function eligibleDeciders(host: ChainPeople, chain: ChainRun, step: StepRun): readonly Person[] {
  if (step.state !== 'open') return [];
  const members = freeMembers(host, chain, step);
  const standIns = chain.standIns.flatMap(({ person: id }) => {
    const person = host.people.find(id);
    if (!person || members.includes(person) || !isFree(host, chain, step, person)) return [];
    return mandateOf(host, chain, step, person) ? [person] : [];
  });
  return [...members, ...new Set(standIns)];
}

/** Whether those who may still decide suffice to approve a step (A2: nobody left). */
export function canBeMet(host: ChainPeople, chain: ChainRun, step: StepRun): boolean {
  const hasFree = (role: string) => membersOf(host, role).some((person) => isFree(host, chain, step, person));
  if (step.escalated.some(hasFree)) return true;
  const { need } = stepDefinition(host.program, chain, step.id);
  if (need === undefined || need === 'any') return step.roles.some(hasFree);
  const approvals = step.decisions.map((decision) => decision.as);
  const free = freeMembers(host, chain, step).map((person) => ownRoles(host, step, person));
  return isMet(need, step.roles, [...approvals, ...free]);
}
