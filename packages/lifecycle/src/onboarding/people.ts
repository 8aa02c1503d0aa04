import type { OnboardingStep, Outcome, Problem } from '@tierwright/program';
import { roleTitle } from '../approvals/role-title.ts';
import type { Person } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import { actsAs } from './step-owners.ts';

/** A person by id, or that nobody has it. */
export function personOf({ context }: OnboardingRun, id: string): Outcome<Person> {
  const person = context.facts.people.find(id);
  if (person) return { ok: true, value: person, problems: [] };
  return { ok: false, problems: [refusal('OPS104', 'Nobody has this id.', { pointer: '/by', value: id, expected: 'the id of a person' })] };
}

/** Why a person does not act in a step in one of these roles; nothing where the person does. */
export function whyNot(visit: OnboardingRun, definition: OnboardingStep, roles: readonly string[], by: string): Problem | undefined {
  const { run, context } = visit;
  const person = personOf(visit, by);
  if (!person.ok) return person.problems[0];
  if (actsAs(context, run.item, definition, roles, person.value)) return undefined;
  const titles = roles.map((role) => roleTitle(context.program, role)).join(', ');
  return refusal('OPS108', 'The step is held by others.', {
    pointer: '/by',
    value: by,
    expected: titles === '' ? 'the system' : `one of ${titles}`,
  });
}
