import type { OnboardingStep, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun, OnboardingStepState } from './onboarding-item.ts';
import { findStep } from './step-moves.ts';

/** Does something with the step that a message names, if it is in one of these states. */
export function onStep(
  { run, context }: OnboardingRun,
  { step: id }: { readonly step: string },
  states: readonly OnboardingStepState[],
  act: (step: OnboardingStepRun, definition: OnboardingStep) => Problem | undefined,
): Problem | undefined {
  const { steps } = run.item;
  const step = findStep(run.item, id);
  if (!step) {
    const expected = `one of ${steps.map((other) => other.id).join(', ')}`;
    return refusal('OPS104', 'The onboarding has no such step.', { pointer: '/step', value: id, expected });
  }
  if (!states.includes(step.state)) {
    const fitting = steps.filter(({ state }) => states.includes(state)).map((other) => other.id);
    const expected =
      fitting.length > 0 ? `a step that is ${states.join(' or ')}: ${fitting.join(', ')}` : `no step is ${states.join(' or ')}`;
    return refusal('OPS102', `The step is ${step.state}.`, { pointer: '/step', value: id, expected });
  }
  return act(step, context.graph.step(id));
}
