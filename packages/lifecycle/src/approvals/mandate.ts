import type { Person } from '../machine/people.ts';
import { whyBarred } from './barred.ts';
import type { ChainPeople, ChainRun, StandIn, StepRun } from './chain-run.ts';
import { chainDefinition } from './definition.ts';
import { isMember } from './role-members.ts';

/** In which roles somebody may decide in a step, and for whom if not as a member. */
export interface Mandate {
  readonly roles: readonly string[];
  readonly for?: string;
}

/** The roles that decide in a step now. */
export const rolesOf = ({ roles, escalated }: StepRun): readonly string[] => (escalated.length === 0 ? roles : [...roles, ...escalated]);

/** The roles of a step that a person is a member of. */
export const ownRoles = (host: ChainPeople, step: StepRun, person: Person): readonly string[] =>
  rolesOf(step).filter((role) => isMember(host, role, person));

/** Whether a person decided in this run of the chain, or somebody did as the person's stand-in (A1). */
export const hasDecided = (chain: ChainRun, id: string): boolean =>
  chain.steps.some(({ decisions }) => decisions.some((decision) => decision.by === id || decision.for === id));

/** Whether a person may be a stand-in in a chain: one of the roles that the document lists (A4). */
export const mayStandIn = (host: ChainPeople, chain: ChainRun, person: Person): boolean =>
  (chainDefinition(host.program, chain.chain).delegate ?? []).some((role) => isMember(host, role, person));

/** A4: until an instant, which is no longer part of it. */
export const isInForce = ({ until }: StandIn, { run }: Pick<ChainPeople, 'run'>): boolean => run.now < until;

/** For the first holder who named the person and could still decide: a member, not barred, who has not decided. */
function asStandIn(host: ChainPeople, chain: ChainRun, step: StepRun, person: Person): Mandate | undefined {
  const named = chain.standIns.filter((standIn) => standIn.person === person.id && isInForce(standIn, host));
  if (named.length === 0 || !mayStandIn(host, chain, person)) return undefined;
  for (const { holder: id } of named) {
    const holder = host.people.find(id);
    if (!holder || whyBarred(host, step, holder) !== undefined || hasDecided(chain, id)) continue;
    const roles = ownRoles(host, step, holder);
    if (roles.length > 0) return { roles, for: id };
  }
  return undefined;
}

/** As what a person may decide in a step, apart from A2 and from having decided; a member decides as a member. */
export function mandateOf(host: ChainPeople, chain: ChainRun, step: StepRun, person: Person): Mandate | undefined {
  const roles = ownRoles(host, step, person);
  return roles.length > 0 ? { roles } : asStandIn(host, chain, step, person);
}
