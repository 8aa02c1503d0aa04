import { stepTable } from '../approvals/step-table.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingItem, OnboardingStepRun, OnboardingStepState } from './onboarding-item.ts';
import { closeTask, tellOfState } from './step-events.ts';
import { timersOf } from './step-timers.ts';

export const findStep = ({ steps }: OnboardingItem, id: string): OnboardingStepRun | undefined => steps.find((step) => step.id === id);

/** Puts a step in its new shape into the item. */
export function putStep({ run }: OnboardingRun, changed: OnboardingStepRun): OnboardingStepRun {
  run.item.steps = run.item.steps.map((step) => (step.id === changed.id ? changed : step));
  return changed;
}

/** What a move may say of its step besides the state. */
export type StepChange = Partial<Pick<OnboardingStepRun, 'by' | 'reason' | 'rejections' | 'doneAs' | 'evidence'>>;

/** A step leaves its state, by a row of the step table: no timer and no task of it stay. */
export function moveStep(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  on: string,
  state: Exclude<OnboardingStepState, 'open'>,
  change: StepChange = {},
): OnboardingStepRun {
  const { run } = visit;
  run.follow('step', step.state, on, state, stepTable);
  const moved: OnboardingStepRun = { ...step, ...change, state, since: run.at, due: null, isOverdue: false };
  putStep(visit, moved);
  if (step.state === 'open') {
    run.clear(timersOf(step.id));
    closeTask(visit, moved);
  }
  // Told with the end that it had.
  tellOfState(visit, { ...moved, due: step.due });
  return moved;
}
