import { compileProgram, withParameters } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { hashProgram, type Outcome, type Problem, type Program } from '@tierwright/program';
import { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import type { Opposing } from '../world/opposing.ts';
import { World } from '../world/world.ts';
import { oneOf } from './one-of.ts';
import type { Given, GivenRecords, Story } from './story.ts';
import { below } from './story-places.ts';
import { storyProblem } from './story-problem.ts';

/** The sources that a story names; the others stay as they are. */
export function opposingOf({ directOpportunity, contract, namedAccount, tender }: GivenRecords): Partial<Opposing> {
  return {
    ...(directOpportunity === undefined ? {} : { directOpportunities: directOpportunity }),
    ...(contract === undefined ? {} : { contracts: contract }),
    ...(namedAccount === undefined ? {} : { namedAccounts: namedAccount }),
    ...(tender === undefined ? {} : { tenders: tender }),
  };
}

/** A program with the parameters that a story sets, ready for steps. */
export function programOf(program: Program, set: Given['set']): LifecycleProgram {
  return new LifecycleProgram(compileProgram(withParameters(program, set), hashProgram(program)));
}

/** What a program cannot use of a partner's data (STORY107). */
export function unusable(story: Story, program: LifecycleProgram, partner: PartnerData, pointer: string): Problem[] {
  const checked = program.compiled.facts.prepare(partner, { extra: 'refuse' });
  if (checked.ok) return [];
  return checked.problems.map(({ pointer: inside, message, expected, suggestion }) =>
    storyProblem(story, 'STORY107', `${pointer}${inside}`, message, {
      ...(expected === undefined ? {} : { expected }),
      ...(suggestion === undefined ? {} : { suggestion }),
    }),
  );
}

/** What a program does not know (STORY107). */
function unknown(story: Story, pointer: string, what: string, name: string, names: readonly string[]): Problem {
  return storyProblem(story, 'STORY107', pointer, `The program has no ${what} \`${name}\`.`, oneOf(name, names));
}

/** What of `given` the program knows nothing of. */
function strangers(story: Story, program: LifecycleProgram): Problem[] {
  const { set = {}, people = {} } = story.given ?? {};
  const parameters = Object.keys(program.program.parameters ?? {});
  const roles = [...new Set(['channelManager', ...Object.keys(program.program.roles ?? {})])];
  return [
    ...Object.keys(set).flatMap((id) =>
      parameters.includes(id) ? [] : [unknown(story, below('/given/set', id), 'parameter', id, parameters)],
    ),
    ...Object.entries(people).flatMap(([id, person]) =>
      (person.roles ?? []).flatMap((role, index) =>
        roles.includes(role) ? [] : [unknown(story, below(`${below('/given/people', id)}/roles`, index), 'role', role, roles)],
      ),
    ),
  ];
}

/** The world in which a story begins; refused where a partner, person or parameter cannot be used (STORY107). */
export function worldOf(story: Story, program: LifecycleProgram, now: Instant): Outcome<World> {
  const { given = {} } = story;
  const partners = Object.entries(given.partners ?? {}).map(([id, partner]): PartnerData => ({ ...partner, id }) as PartnerData);
  const problems = [
    ...partners.flatMap((partner) => unusable(story, program, partner, below('/given/partners', partner.id))),
    ...strangers(story, program),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const rates = given.rates ?? {};
  const world = new World({
    program,
    now,
    partners,
    people: Object.entries(given.people ?? {}).map(([id, { of, roles, looksAfter }]) => ({
      id,
      ...(of === undefined ? {} : { partner: of }),
      ...(roles === undefined ? {} : { roles }),
      ...(looksAfter === undefined ? {} : { looksAfter }),
    })),
    opposing: opposingOf(given.records ?? {}),
    ledger: given.ledger ?? [],
    rate: (from, to) => rates[`${from}/${to}`] ?? null,
    provisions: given.provisioning !== 'told',
  });
  return { ok: true, value: world, problems: [] };
}
