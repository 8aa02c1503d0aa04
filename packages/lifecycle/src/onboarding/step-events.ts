import type { OnboardingStep } from '@tierwright/program';
import { roleTitle } from '../approvals/role-title.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun, OnboardingStepState } from './onboarding-item.ts';
import { isAutomatic } from './step-graph.ts';
import { holdersOf, PROGRAM_OWNER } from './step-owners.ts';

/** Who is told of a step: those who hold it. What the system does is watched by the owner of the program; a chain tells its own. */
export function toldOf(definition: OnboardingStep, step: OnboardingStepRun): readonly string[] {
  const holders = holdersOf(definition, step);
  return holders.length === 0 && isAutomatic(definition) ? [PROGRAM_OWNER] : holders;
}

/** Something happened to a step: `approval.<what>`, as of every step, or `onboarding.<what>`. */
export function tellOfStep({ run, context }: OnboardingRun, step: OnboardingStepRun, event: string): void {
  const definition = context.graph.step(step.id);
  const holders = toldOf(definition, step);
  const { item } = run;
  run.emit(
    event,
    {
      'step.id': step.id,
      'step.title': definition.title,
      'step.due': step.due === null ? null : { at: step.due },
      'step.holder': holders.map((role) => roleTitle(context.program, role)).join(', '),
      'item.id': item.id,
      'item.title': item.title,
      'item.kind': item.kind,
      ...(step.reason === null ? {} : { 'onboarding.reason': step.reason }),
    },
    holders,
  );
}

const AS_APPROVAL: ReadonlySet<OnboardingStepState> = new Set(['waiting', 'open', 'done', 'rejected', 'returned', 'skipped', 'cancelled']);
const AS_ONBOARDING: ReadonlySet<OnboardingStepState> = new Set(['waiting', 'skipped', 'cancelled', 'timedOut']);

/** A step has entered a state: told under each name that notices know it by. */
export function tellOfState(visit: OnboardingRun, step: OnboardingStepRun): void {
  if (AS_APPROVAL.has(step.state)) tellOfStep(visit, step, `approval.${step.state}`);
  if (AS_ONBOARDING.has(step.state)) tellOfStep(visit, step, `onboarding.${step.state}`);
}

const taskOf = ({ run }: OnboardingRun, { id }: OnboardingStepRun): string => `${run.item.kind}/${run.item.id}/${id}`;

/** The step's task, for those who hold it; where it is there already it gets the owners and the end that hold now. */
export function openTask(visit: OnboardingRun, step: OnboardingStepRun): void {
  const definition = visit.context.graph.step(step.id);
  visit.run.act({
    do: 'openTask',
    task: taskOf(visit, step),
    title: definition.title,
    owners: toldOf(definition, step),
    due: step.due,
    about: `${visit.run.item.kind}/${visit.run.item.id}`,
  });
}

/** Reminds those who own the step's task. What the system does becomes a task only when it is late. */
export function remindTask(visit: OnboardingRun, step: OnboardingStepRun): void {
  const definition = visit.context.graph.step(step.id);
  if (isAutomatic(definition)) openTask(visit, step);
  else visit.run.act({ do: 'remindTask', task: taskOf(visit, step), owners: toldOf(definition, step), due: step.due });
}

export function closeTask(visit: OnboardingRun, step: OnboardingStepRun): void {
  visit.run.act({ do: 'closeTask', task: taskOf(visit, step), outcome: step.state });
}
