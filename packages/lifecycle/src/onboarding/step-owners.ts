import type { OnboardingStep } from '@tierwright/program';
import { isMember, membersOf } from '../approvals/role-members.ts';
import type { Person } from '../machine/people.ts';
import type { OnboardingContext } from './onboarding-context.ts';
import type { OnboardingItem, OnboardingStepRun } from './onboarding-item.ts';
import { ownerOf } from './step-graph.ts';

/** The role that leaves steps out, closes, and has things tried again (O1). */
export const PROGRAM_OWNER = 'programOwner';

type Who = Pick<OnboardingItem, 'partner' | 'submitter'>;

const parties = ({ partner, submitter }: Who) => ({ partner, submitter, distributor: null, opposing: [], owners: [] });

/** The roles that can get an open step done now: its owner, or who signs for the vendor; and those that escalation added. */
export function holdersOf(
  definition: OnboardingStep,
  { isSigned, escalated }: Pick<OnboardingStepRun, 'isSigned' | 'escalated'>,
): readonly string[] {
  const owner = isSigned ? definition.countersign : ownerOf(definition);
  return [...new Set([...(owner === undefined ? [] : [owner]), ...escalated])];
}

/** The roles that may say that a step does not do: of the vendor, whoever does it (O2). */
export function reviewersOf(definition: OnboardingStep, { escalated }: Pick<OnboardingStepRun, 'escalated'>): readonly string[] {
  const owner = ownerOf(definition);
  const own = owner === undefined || owner === 'partner' ? definition.countersign : owner;
  return [...new Set([...(own === undefined ? [] : [own]), ...escalated, PROGRAM_OWNER])];
}

/** A2: nobody approves what they applied for, nor signs it for the vendor. */
const isBarred = ({ kind }: OnboardingStep, { submitter }: Who, { id, partner }: Person): boolean =>
  id === submitter && (kind === 'approval' || (kind === 'signature' && partner === undefined));

/** Whether a person acts in a step in one of these roles. */
export function actsAs(
  context: OnboardingContext,
  item: Who,
  definition: OnboardingStep,
  roles: readonly string[],
  person: Person,
): boolean {
  const members = { people: context.facts.people, parties: parties(item) };
  return !isBarred(definition, item, person) && roles.some((role) => isMember(members, role, person));
}

/** Whether somebody can do a step. A partner always can, whether or not its people are known. */
export function hasHolder(context: OnboardingContext, item: Who, definition: OnboardingStep, roles: readonly string[]): boolean {
  const members = { people: context.facts.people, parties: parties(item) };
  return roles.some((role) => role === 'partner' || membersOf(members, role).some((person) => !isBarred(definition, item, person)));
}
