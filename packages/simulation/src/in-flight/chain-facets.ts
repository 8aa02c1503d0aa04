import type { ChainRun, LifecycleProgram } from '@tierwright/lifecycle';
import type { Facet } from './facet.ts';
import { inTurn, rolesWords } from './words.ts';

/** Somebody who is asked, or would be: a chain that runs, or one that has to be asked. */
export interface Asked {
  readonly chain: string;
  readonly run?: ChainRun;
}

const titleOf = (program: LifecycleProgram, chain: string): string => program.chain(chain)?.title ?? chain;

/** The roles that still have to decide: of a run those of its open and waiting steps, else those of all steps. */
function rolesOf(program: LifecycleProgram, { chain, run }: Asked): readonly string[] {
  if (!run) return (program.chain(chain)?.steps ?? []).flatMap(({ roles }) => roles);
  return run.steps.flatMap(({ state, roles, escalated }) => (state === 'open' || state === 'waiting' ? [...roles, ...escalated] : []));
}

/** Who decides, in turn: chains and the roles in them. */
export function routeFacets(program: LifecycleProgram, asked: readonly Asked[]): Facet[] {
  const roles = [...new Set(asked.flatMap((one) => rolesOf(program, one)))];
  const chains = asked.map(({ chain }) => chain);
  return [
    {
      aspect: 'route',
      title: 'Decided by',
      value: chains,
      words: inTurn(
        chains.map((chain) => `“${titleOf(program, chain)}”`),
        'no chain',
      ),
    },
    { aspect: 'approvers', title: 'Who decides', value: roles, words: rolesWords(program, roles) },
  ];
}

/** When the open steps of runs are due. */
export function stepDueFacets(program: LifecycleProgram, runs: readonly ChainRun[], endInWords: (at: number | null) => string): Facet[] {
  return runs
    .filter(({ state }) => state === 'running')
    .flatMap((run) =>
      run.steps
        .filter(({ state, due }) => state === 'open' && due !== null)
        .map(({ id, due }): Facet => {
          const step = program.chain(run.chain)?.steps.find((one) => one.id === id);
          const title = `${step?.title ?? id} (${titleOf(program, run.chain)}) is due`;
          return { aspect: 'due', about: `${run.chain}/${id}`, title, value: due, words: endInWords(due) };
        }),
    );
}
