import { close, leaveStep } from './closing.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { proceed } from './opening.ts';
import { revoke } from './provisioning.ts';
import { moveStep } from './step-moves.ts';
import { doneLastFirst, undoOf } from './undoing.ts';

const TIMES = 2;

/**
 * O2: a step was rejected: what it names is done again, with all that comes after, until that was tried often enough; then
 * the onboarding closes.
 */
export function rejectStep(visit: OnboardingRun, step: OnboardingStepRun, by: string | null, reason: string): void {
  const { times = TIMES } = visit.context.graph.step(step.id).onReject ?? {};
  const rejections = step.rejections + 1;
  if (rejections > times) {
    leaveStep(visit, step, 'reject', 'rejected', { by, reason, rejections });
    close(visit, 'reject', reason);
    return;
  }
  // The step that rejects comes after what is done again, or is it: it waits like the others.
  doAgain(visit, step.id, () => leaveStep(visit, step, 'reject', 'waiting', { by, reason, rejections }));
}

/** As a rejection that does not count: the same steps are done again. */
export function returnStep(visit: OnboardingRun, step: OnboardingStepRun, by: string | null, reason: string): void {
  doAgain(visit, step.id, () => {
    const returned = leaveStep(visit, step, 'return', 'returned', { by, reason });
    moveStep(visit, returned, 'rework', 'waiting');
  });
}

function doAgain(visit: OnboardingRun, id: string, leave: () => void): void {
  const { run, context } = visit;
  const again = context.graph.fromOn(context.graph.step(id).onReject?.redo ?? [id]);
  const others = run.item.steps.filter((step) => again.has(step.id) && step.id !== id);
  leave();
  for (const step of others.toReversed())
    if (step.state === 'open' || step.state === 'skipped') leaveStep(visit, step, 'rework', 'waiting');
  const done = doneLastFirst(others);
  for (const step of done) if (undoOf(context.graph.step(step.id)) === 'revoke') revoke(visit, step);
  for (const step of done) moveStep(visit, moveStep(visit, step, 'rework', 'undone', { doneAs: null }), 'rework', 'waiting');
  proceed(visit);
}
