import type { Problem } from '@tierwright/program';
import type { ChainRun } from '../approvals/chain-run.ts';
import { roleTitle } from '../approvals/role-title.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';

/** What an item is in the middle of, or holds, and the new version does not have; `pointer` is where it would be. */
export const gone = (what: string, title: string, pointer: string, id: string): Problem =>
  refusal('OPS701', `${what} “${title}” is not in the new version.`, { pointer, value: id });

/** A section without which an item of its kind is nothing. */
export const goneSection = (title: string, section: string): Problem =>
  refusal('OPS701', `The new version has no ${title}.`, { pointer: `/${section}`, value: section });

/** Amounts of the item stand in the currency of its version. */
export function otherCurrency({ program: from }: LifecycleProgram, { program: to }: LifecycleProgram): readonly Problem[] {
  if (from.currency === to.currency) return [];
  return [refusal('OPS701', `The new version counts in ${to.currency}.`, { pointer: '/currency', value: from.currency })];
}

/** What is gone of the chains that are running: the chain, a step of it that is still to be decided, or a role that decides. */
export function goneOfChains(chains: readonly ChainRun[], from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  return chains.filter(({ state }) => state === 'running').flatMap((run) => goneOfChain(run, from, to));
}

function goneOfChain({ chain, steps }: ChainRun, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  const before = from.chain(chain);
  const after = to.chain(chain);
  const pointer = `/approvals/${chain}`;
  if (!after) return [gone('The chain', before?.title ?? chain, pointer, chain)];
  return steps
    .filter(({ state }) => state === 'waiting' || state === 'open')
    .flatMap(({ id, roles, escalated }) => {
      if (after.steps.some((step) => step.id === id))
        return [...roles, ...escalated].flatMap((role) =>
          isRoleGone(role, from, to) ? [gone('The role', roleTitle(from, role), `/roles/${role}`, role)] : [],
        );
      const title = before?.steps.find((step) => step.id === id)?.title ?? id;
      return [gone('The step', title, `${pointer}/steps`, id)];
    });
}

const isRoleGone = (role: string, from: LifecycleProgram, to: LifecycleProgram): boolean =>
  from.program.roles?.[role] !== undefined && to.program.roles?.[role] === undefined;
