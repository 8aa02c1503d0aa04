import type { Outcome, Problem } from '@tierwright/program';
import type { Person } from '../machine/people.ts';
import { refusal } from '../machine/refusal.ts';
import { whyBarred } from './barred.ts';
import type { ChainPeople, ChainRun, StepRun } from './chain-run.ts';
import { hasDecided, type Mandate, mandateOf, rolesOf } from './mandate.ts';
import { roleTitle } from './role-title.ts';

const refused = (problem: Problem): { ok: false; problems: Problem[] } => ({ ok: false, problems: [problem] });

/** A person by id, as a member of a message. */
export function personOf({ people }: ChainPeople, id: unknown, pointer: string): Outcome<Person> {
  const person = typeof id === 'string' ? people.find(id) : undefined;
  if (person) return { ok: true, value: person, problems: [] };
  return refused(refusal('OPS104', 'Nobody has this id.', { pointer, value: id, expected: 'the id of a person' }));
}

/** The titles of the roles of some steps. */
export const roleTitles = ({ program }: ChainPeople, steps: readonly StepRun[]): string =>
  [...new Set(steps.flatMap(rolesOf))].map((role) => roleTitle(program, role)).join(', ');

/** As what a person decides in an open step, or why not. */
export function deciderOf(host: ChainPeople, chain: ChainRun, step: StepRun, by: string): Outcome<Mandate> {
  const person = personOf(host, by, '/by');
  if (!person.ok) return person;
  const mandate = mandateOf(host, chain, step, person.value);
  if (!mandate) {
    const expected = `one of ${roleTitles(host, [step])}`;
    return refused(refusal('OPS108', 'The step is held by others.', { pointer: '/by', value: by, expected }));
  }
  const why = whyBarred(host, step, person.value);
  if (why !== undefined) return refused(refusal('OPS301', why, { pointer: '/by', value: by, expected: 'somebody without a part in it' }));
  if (hasDecided(chain, by)) {
    return refused(
      refusal('OPS302', 'Each person decides once.', { pointer: '/by', value: by, expected: 'somebody who has not decided in this chain' }),
    );
  }
  return { ok: true, value: mandate, problems: [] };
}
