import type { OnboardingStep } from '@tierwright/program';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { revoke } from './provisioning.ts';
import { SLA } from './step-clock.ts';
import { isAutomatic } from './step-graph.ts';
import { moveStep } from './step-moves.ts';

/** How a step is undone when the onboarding closes: provisioning is revoked, the rest left as it is, if nothing else is said. */
export const undoOf = ({ undo, kind }: OnboardingStep): NonNullable<OnboardingStep['undo']> =>
  undo ?? (kind === 'provisioning' ? 'revoke' : 'none');

const lastFirst = (a: OnboardingStepRun, b: OnboardingStepRun): number => (b.doneAs ?? 0) - (a.doneAs ?? 0);

/** Steps that are done, the last one first. */
export const doneLastFirst = (steps: readonly OnboardingStepRun[]): readonly OnboardingStepRun[] =>
  steps.filter(({ state }) => state === 'done').toSorted(lastFirst);

/** O3: what was done is undone, the last first. */
export function undoDone(visit: OnboardingRun): void {
  for (const step of doneLastFirst(visit.run.item.steps)) {
    moveStep(visit, step, 'close', 'undone', { doneAs: null });
    undo(visit, step);
  }
}

function undo(visit: OnboardingRun, step: OnboardingStepRun): void {
  const { run, context } = visit;
  const how = undoOf(context.graph.step(step.id));
  if (how === 'none') return;
  if (how === 'revoke') {
    revoke(visit, step);
    return;
  }
  run.act({
    do: 'openTask',
    task: `${run.item.kind}/${run.item.id}/${step.id}/undo`,
    title: how.title,
    owners: [how.owner],
    due: context.calendar(run.item).endOf(SLA, run.now),
    about: `${run.item.kind}/${run.item.id}`,
  });
}

/** What was asked for and is not confirmed may be there all the same: it is revoked when its step ends otherwise. */
export function takeBack(visit: OnboardingRun, step: OnboardingStepRun): void {
  if (step.state === 'open' && isAutomatic(visit.context.graph.step(step.id))) revoke(visit, step);
}
