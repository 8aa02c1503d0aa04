import { activate } from './activation.ts';
import type { MemberRun } from './member-context.ts';
import { onboardingId } from './onboardings.ts';

/** Into the program: by its onboarding, or at once where it has none or none is asked for. */
export function enterProgram(visit: MemberRun, on: string, then: 'onboard' | 'activate'): void {
  const { run, context } = visit;
  run.clear('reviewDue');
  run.item.reviewOn = null;
  if (then === 'activate' || !context.program.program.onboarding) {
    activate(visit, on);
    return;
  }
  run.enter('onboarding', on);
  const { id, title, submitter, onboardings } = run.item;
  const onboarding = onboardingId(run.item, onboardings + 1);
  run.item.onboardings = onboardings + 1;
  run.item.onboarding = onboarding;
  run.act({ do: 'start', kind: 'onboarding', partner: id, with: { id: onboarding, title, by: submitter } });
  run.emit('member.onboarding');
}
