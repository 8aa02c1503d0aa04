import type { OnboardingStep, Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import { onStep } from './addressed-step.ts';
import type { MessageOf } from './messages.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { finishStep, proceed, watch } from './opening.ts';
import { whyNot } from './people.ts';
import { provision, revoke } from './provisioning.ts';
import { beOverdue, clockOf, escalate } from './step-clock.ts';
import { isAutomatic } from './step-graph.ts';
import { putStep } from './step-moves.ts';
import { PROGRAM_OWNER } from './step-owners.ts';

const notAutomatic = (type: string): Problem =>
  refusal('OPS102', 'Nothing is provisioned by the system in this step.', {
    pointer: '/type',
    value: type,
    expected: 'a step that provides something',
  });

/**
 * What a step provides is there. Told again it changes nothing; told of a step that was left meanwhile, it is revoked, since
 * the revocation may have come before it.
 */
export function provisioned(visit: OnboardingRun, message: MessageOf<'provisioned'>): Problem | undefined {
  const all = ['waiting', 'open', 'done', 'skipped', 'rejected', 'returned', 'cancelled', 'timedOut', 'undone'] as const;
  return onStep(visit, message, all, (step, definition) => {
    if (!isAutomatic(definition)) return notAutomatic(message.type);
    if (step.state === 'done') return undefined;
    if (step.state !== 'open') {
      revoke(visit, step);
      return undefined;
    }
    finishStep(visit, step, null);
    proceed(visit);
    return undefined;
  });
}

/** The system gave up: the step escalates if it can, else it counts as overdue; somebody has it tried again or leaves it out. */
export function provisioningFailed(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  definition: OnboardingStep,
  { reason, type }: MessageOf<'provisioningFailed'>,
): Problem | undefined {
  if (!isAutomatic(definition)) return notAutomatic(type);
  if (step.state !== 'open') return undefined;
  const failed = putStep(visit, { ...step, reason });
  const { onTimeout } = clockOf(definition, failed);
  if (typeof onTimeout !== 'string') watch(visit, escalate(visit, failed, onTimeout.escalate), definition);
  else keepTime(visit, failed);
  return undefined;
}

/** Told as overdue before its time; an end that does something still comes. */
function keepTime(visit: OnboardingRun, failed: OnboardingStepRun): void {
  const { run } = visit;
  const due = run.timer(`step:${failed.id}:due`);
  beOverdue(visit, failed);
  if (due) run.set(due.id, due.at);
}

/** Somebody who holds the step, or the owner of the program, has it tried again. */
export function retry(
  visit: OnboardingRun,
  step: OnboardingStepRun,
  definition: OnboardingStep,
  { by, type }: MessageOf<'retry'>,
): Problem | undefined {
  if (!isAutomatic(definition)) return notAutomatic(type);
  const wrong = whyNot(visit, definition, [...step.escalated, PROGRAM_OWNER], by);
  if (wrong) return wrong;
  provision(visit, putStep(visit, { ...step, reason: null }));
  return undefined;
}
