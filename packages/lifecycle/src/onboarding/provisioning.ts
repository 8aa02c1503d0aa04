import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';

/** What a step provides: named by the document, else by its own id. */
function provided({ run, context }: OnboardingRun, { id }: OnboardingStepRun) {
  return { step: id, provides: context.graph.step(id).provides ?? id, partner: run.item.partner };
}

/** The system is asked for it; it answers with `provisioned` or `provisioningFailed`. */
export function provision(visit: OnboardingRun, step: OnboardingStepRun): void {
  visit.run.act({ do: 'provision', ...provided(visit, step) });
}

export function revoke(visit: OnboardingRun, step: OnboardingStepRun): void {
  visit.run.act({ do: 'revoke', ...provided(visit, step) });
}
