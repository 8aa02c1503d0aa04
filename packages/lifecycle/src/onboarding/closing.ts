import { cancelChain } from '../approvals/run-chain.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun, OnboardingStepState } from './onboarding-item.ts';
import { moveStep, type StepChange } from './step-moves.ts';
import { takeBack, undoDone } from './undoing.ts';

/** Nobody is asked in the step's chain any more. */
export function dropChain({ run, context }: OnboardingRun, step: OnboardingStepRun): void {
  run.item.chains = run.item.chains.map((chain) => (chain.id === step.chain ? cancelChain(context.host(run), chain) : chain));
}

/** A step ends otherwise than done: nobody is asked any more, and what was asked for is taken back. */
export function leaveStep(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  on: string,
  state: Exclude<OnboardingStepState, 'open' | 'done'>,
  change: StepChange = {},
): OnboardingStepRun {
  takeBack(visit, step);
  dropChain(visit, step);
  return moveStep(visit, step, on, state, change);
}

/** O3: steps that were under way are cancelled, those that were done undone; the membership does not begin. */
export function close(visit: OnboardingRun, on: string, reason: string): void {
  const { run } = visit;
  for (const step of run.item.steps.toReversed()) {
    if (step.state !== 'open' && step.state !== 'waiting') continue;
    leaveStep(visit, step, 'over', 'cancelled');
  }
  undoDone(visit);
  run.item.reason = reason;
  const wasOpen = run.item.state === 'open';
  run.enter('closed', on);
  run.emit('onboarding.closed');
  const { partner, id } = run.item;
  if (wasOpen && on !== 'leave')
    run.act({ do: 'tell', kind: 'member', item: partner, message: { type: 'onboardingClosed', onboarding: id, reason } });
}
