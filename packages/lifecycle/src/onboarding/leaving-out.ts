import { leaveStep } from './closing.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { proceed } from './opening.ts';

/** A step is left out: by the owner of the program, or because its time is over (O1). It counts as done (S5). */
export function leaveOut(visit: OnboardingRun, step: OnboardingStepRun, on: 'skip' | 'silence', by: string | null, reason: string): void {
  leaveStep(visit, step, on, 'skipped', { by, reason });
  proceed(visit);
}
