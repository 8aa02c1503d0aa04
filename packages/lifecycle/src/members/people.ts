import type { Problem } from '@tierwright/program';
import { isMember } from '../approvals/role-members.ts';
import { roleTitle } from '../approvals/role-title.ts';
import { refusal } from '../machine/refusal.ts';
import type { MemberRun } from './member-context.ts';

/** The role that ends memberships, grants exceptions, and looks after whom nobody manages. */
export const PROGRAM_OWNER = 'programOwner';

/** That nobody has an id. */
export function personProblem({ context }: MemberRun, id: string, pointer: string): Problem | undefined {
  if (context.facts.people.find(id)) return undefined;
  return refusal('OPS104', 'Nobody has this id.', { pointer, value: id, expected: 'the id of a person' });
}

/** Why a person says nothing here in one of these roles; nothing where the person does. */
export function whyNot(visit: MemberRun, roles: readonly string[], by: string): Problem | undefined {
  const { run, context } = visit;
  const { people } = context.facts;
  const person = people.find(by);
  if (!person) return personProblem(visit, by, '/by');
  const parties = { partner: run.item.id, submitter: run.item.submitter, distributor: null, opposing: [], owners: [] };
  if (roles.some((role) => isMember({ people, parties }, role, person))) return undefined;
  const expected = `one of ${roles.map((role) => roleTitle(context.program, role)).join(', ')}`;
  return refusal('OPS108', 'That is not this person’s to say.', { pointer: '/by', value: by, expected });
}

export const byProgramOwner = (visit: MemberRun, by: string, ...others: readonly string[]): Problem | undefined =>
  whyNot(visit, [PROGRAM_OWNER, ...others], by);
