import { compileProgram, withParameters } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import { hashProgram, type Outcome, type Problem, type Program } from '@tierwright/program';
import { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { Instant } from '../time/instant.ts';
import { type Opposing, World } from '../world/world.ts';
import type { Given, GivenRecords, Story } from './story.ts';

/** The sources that a story names; the others stay as they are. */
export function opposingOf({ directOpportunity, contract, namedAccount, tender }: GivenRecords): Partial<Opposing> {
  return {
    ...(directOpportunity === undefined ? {} : { directOpportunities: directOpportunity }),
    ...(contract === undefined ? {} : { contracts: contract }),
    ...(namedAccount === undefined ? {} : { namedAccounts: namedAccount }),
    ...(tender === undefined ? {} : { tenders: tender }),
  };
}

const problem = (pointer: string, message: string): Problem => ({ code: 'STORY107', severity: 'error', pointer, message });

/** A program with the parameters that a story sets, ready for steps. */
export function programOf(program: Program, set: Given['set']): LifecycleProgram {
  return new LifecycleProgram(compileProgram(withParameters(program, set), hashProgram(program)));
}

/** The world in which a story begins; refused where a partner or parameter cannot be used (STORY107). */
export function worldOf({ given = {} }: Story, program: LifecycleProgram, now: Instant): Outcome<World> {
  const partners = Object.entries(given.partners ?? {}).map(([id, partner]): PartnerData => ({ ...partner, id }) as PartnerData);
  const problems = [
    ...partners.flatMap((partner) => {
      const checked = program.compiled.facts.prepare(partner, { extra: 'refuse' });
      return checked.ok ? [] : checked.problems.map(({ pointer, message }) => problem(`/given/partners/${partner.id}${pointer}`, message));
    }),
    ...Object.keys(given.set ?? {}).flatMap((id) =>
      program.program.parameters?.[id] ? [] : [problem(`/given/set/${id}`, `The program has no parameter \`${id}\`.`)],
    ),
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
