import type { NoticeValues } from '../notices/notice-value.ts';
import type { ChainHost, ChainPeople, ChainRun, StepRun } from './chain-run.ts';
import { stepDefinition } from './definition.ts';
import { isInForce, ownRoles, rolesOf } from './mandate.ts';
import { roleTitle } from './role-title.ts';

/** Who holds an open step: its roles, and the people who stand in for one of its members. */
function holdersOfStep(host: ChainPeople, chain: ChainRun, step: StepRun): readonly string[] {
  if (chain.standIns.length === 0) return rolesOf(step);
  const standIns = chain.standIns.flatMap((standIn) => {
    const holder = isInForce(standIn, host) ? host.people.find(standIn.holder) : undefined;
    return holder && ownRoles(host, step, holder).length > 0 ? [standIn.person] : [];
  });
  return [...rolesOf(step), ...standIns];
}

/** Who holds the item while the chain runs: the roles of the open steps, and the people who stand in. */
export function holdersOf(host: ChainPeople, chain: ChainRun): readonly string[] {
  const open = chain.steps.filter(({ state }) => state === 'open');
  return [...new Set(open.flatMap((step) => holdersOfStep(host, chain, step)))];
}

/** What notices may say of a step. */
function variablesOf({ run, program, title }: ChainHost, chain: ChainRun, step: StepRun): NoticeValues {
  return {
    'step.id': step.id,
    'step.title': stepDefinition(program, chain, step.id).title,
    'step.due': step.due === null ? null : { at: step.due },
    'step.holder': rolesOf(step).map((role) => roleTitle(program, role)),
    'item.id': run.item.id,
    'item.title': title,
    'item.kind': run.item.kind,
  };
}

/** Things happened to a step: `approval.<what>` each. */
export function tellOfStep(host: ChainHost, chain: ChainRun, step: StepRun, ...happened: readonly string[]): void {
  const variables = variablesOf(host, chain, step);
  const holders = holdersOfStep(host, chain, step);
  for (const what of happened) host.run.emit(`approval.${what}`, variables, holders);
}

const taskOf = ({ run }: ChainHost, chain: ChainRun, step: StepRun): string => `${run.item.kind}/${run.item.id}/${chain.id}/${step.id}`;

/** The step's task, for those who hold it; where it is there already it gets the owners and the end that hold now. */
export function openTask(host: ChainHost, chain: ChainRun, step: StepRun): void {
  host.run.act({
    do: 'openTask',
    task: taskOf(host, chain, step),
    title: stepDefinition(host.program, chain, step.id).title,
    owners: holdersOfStep(host, chain, step),
    due: step.due,
    about: `${host.run.item.kind}/${host.run.item.id}`,
  });
}

/** Reminds those who own the step's task. */
export function remindTask(host: ChainHost, chain: ChainRun, step: StepRun): void {
  host.run.act({ do: 'remindTask', task: taskOf(host, chain, step), owners: holdersOfStep(host, chain, step), due: step.due });
}

export function closeTask(host: ChainHost, chain: ChainRun, step: StepRun): void {
  host.run.act({ do: 'closeTask', task: taskOf(host, chain, step), outcome: step.state });
}
