import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Program } from '@tierwright/program';
import { findItem, type Tx } from '@tierwright/store';
import type { Failure } from '../command/failure.ts';
import type { ProgramShelf } from '../command/program-shelf.ts';
import { refuse } from '../command/refuse.ts';
import { activePrograms } from '../partners/active-programs.ts';

/** What a program has to have for something to begin under it. */
export type Section = 'dealRegistration' | 'onboarding' | 'funds' | 'leads' | 'any';

export type Chosen = { readonly ok: true; readonly program: LifecycleProgram } | { readonly ok: false; readonly failure: Failure };

const has = ({ program }: LifecycleProgram, section: Section): boolean => section === 'any' || program[section] !== undefined;

const idsOf = (programs: readonly LifecycleProgram[]): string =>
  programs.map(({ program }: { program: Program }) => program.program).join(', ');

/**
 * The version under which something begins: the active one of the program that is named; else of the partner's membership;
 * else the only one that has the section. Refused where there is none (CMD602), or several and none named (CMD611).
 */
export async function chooseProgram(
  programs: ProgramShelf,
  tx: Tx,
  { named, partner, section }: { readonly named?: string | undefined; readonly partner?: string | undefined; readonly section: Section },
): Promise<Chosen> {
  const active = (await activePrograms(programs, tx)).filter((program) => has(program, section));
  if (named !== undefined) {
    const program = active.find((one) => one.program.program === named);
    if (program) return { ok: true, program };
    const expected = active.length === 0 ? 'a program that has what is asked for, once one is published' : `one of ${idsOf(active)}`;
    return refuse('CMD602', 'No version of that program, with what is asked for, is in force.', {
      pointer: '/program',
      value: named,
      expected,
    });
  }
  const member = partner === undefined ? undefined : await findItem(tx, { kind: 'member', id: partner });
  const [first, ...others] = active.filter(({ program }) => program.program === member?.program);
  const [only, ...more] = first ? [first, ...others] : active;
  if (!only) return refuse('CMD602', 'No program that has what is asked for is in force.', { expected: 'a program once it is published' });
  if (more.length === 0) return { ok: true, program: only };
  return refuse('CMD611', 'Several programs are in force.', { pointer: '/program', expected: `one of ${idsOf(active)}` });
}
