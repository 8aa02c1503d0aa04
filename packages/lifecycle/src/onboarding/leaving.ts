import type { OnboardingStep, Problem } from '@tierwright/program';
import { isMember } from '../approvals/role-members.ts';
import { refusal } from '../machine/refusal.ts';
import { close } from './closing.ts';
import { leaveOut } from './leaving-out.ts';
import type { MessageOf } from './messages.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { personOf, whyNot } from './people.ts';
import { rejectStep, returnStep } from './rework.ts';
import { PROGRAM_OWNER, reviewersOf } from './step-owners.ts';

/** Somebody of the vendor says that what was done does not do (O2). */
export function review(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  definition: OnboardingStep,
  { type, by, reason }: MessageOf<'reject' | 'return'>,
): Problem | undefined {
  const wrong = whyNot(visit, definition, reviewersOf(definition, step), by);
  if (wrong) return wrong;
  if (type === 'reject') rejectStep(visit, step, by, reason);
  else returnStep(visit, step, by, reason);
  return undefined;
}

/** One who is, or is not, among the people of a role, whatever the step. */
function whyNotOf({ run, context }: OnboardingRun, role: string, by: string, expected: string): Problem | undefined {
  const person = personOf({ run, context }, by);
  if (!person.ok) return person.problems[0];
  const { partner, submitter } = run.item;
  const members = { people: context.facts.people, parties: { partner, submitter, distributor: null, opposing: [], owners: [] } };
  if (isMember(members, role, person.value)) return undefined;
  return refusal('OPS108', 'That is not this person’s to say.', { pointer: '/by', value: by, expected });
}

const byProgramOwner = (visit: OnboardingRun, by: string): Problem | undefined =>
  whyNotOf(visit, PROGRAM_OWNER, by, 'the owner of the program');

/** A2: whoever applied does not do away with what is asked for. */
function bySomebodyElse({ run }: OnboardingRun, by: string): Problem | undefined {
  if (by !== run.item.submitter) return undefined;
  const expected = 'another owner of the program';
  return refusal('OPS301', 'Whoever applied leaves no step out.', { pointer: '/by', value: by, expected });
}

/** O1: the owner of the program leaves a step out, with a reason. */
export function skip(visit: OnboardingRun, step: OnboardingStepRun, { by, reason }: MessageOf<'skip'>): Problem | undefined {
  const wrong = byProgramOwner(visit, by) ?? bySomebodyElse(visit, by);
  if (!wrong) leaveOut(visit, step, 'skip', by, reason);
  return wrong;
}

export function closeByOwner(visit: OnboardingRun, { by, reason }: MessageOf<'close'>): Problem | undefined {
  const wrong = byProgramOwner(visit, by);
  if (!wrong) close(visit, 'close', reason);
  return wrong;
}

/** The partner does not want to come in any more. */
export function withdraw(visit: OnboardingRun, { by, reason }: MessageOf<'withdraw'>): Problem | undefined {
  const wrong = whyNotOf(visit, 'partner', by, 'somebody of the partner');
  if (!wrong) close(visit, 'withdraw', reason ?? 'The partner withdrew.');
  return wrong;
}

/** The membership ended: whatever was done for it is undone, also after it began (O3). Told again it changes nothing. */
export function leave(visit: OnboardingRun): undefined {
  if (visit.run.item.state !== 'closed') close(visit, 'leave', 'The partner left.');
}
