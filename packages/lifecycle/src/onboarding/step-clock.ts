import type { OnboardingStep, Term, Timeout } from '@tierwright/program';
import { stepTable } from '../approvals/step-table.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { openTask, remindTask, tellOfStep } from './step-events.ts';
import { putStep } from './step-moves.ts';
import { timersOf } from './step-timers.ts';

/** O1: the service level of a step that names none. */
export const SLA: Term = { business: 'P5D' };
const REMIND: readonly Term[] = [{ business: 'PT4H' }];

/** The clock that a step is on now: its own, or that of the last escalation. */
export function clockOf(
  definition: OnboardingStep,
  { escalated }: Pick<OnboardingStepRun, 'escalated'>,
): { sla: Term; onTimeout: Timeout } {
  let { sla = SLA, onTimeout = 'wait' } = definition;
  for (const _ of escalated) {
    if (typeof onTimeout === 'string') break;
    ({ sla = SLA, onTimeout = 'wait' } = onTimeout);
  }
  return { sla, onTimeout };
}

/** O1: a step that a chain decides has the chain's clocks, and its own only where the document gives it one. */
export const hasClock = ({ chain, sla, onTimeout }: OnboardingStep): boolean =>
  chain === undefined || sla !== undefined || onTimeout !== undefined;

/** Starts the clock that the step is on: its end and the reminders that still lie ahead, all in full from now (S2). */
export function startClock(visit: OnboardingRun, step: OnboardingStepRun): OnboardingStepRun {
  const { run, context } = visit;
  const definition = context.graph.step(step.id);
  const calendar = context.calendar(run.item);
  const due = calendar.endOf(clockOf(definition, step).sla, run.now);
  const timers = timersOf(step.id);
  run.clear(timers);
  (definition.remind ?? REMIND).forEach((term, index) => {
    const at = calendar.before(term, due);
    if (at > run.now) run.set(`${timers}:remind:${index}`, at);
  });
  run.set(`${timers}:due`, due);
  return putStep(visit, { ...step, due, isOverdue: false });
}

/** Another role is added, with a clock of its own. */
export function escalate(visit: OnboardingRun, step: OnboardingStepRun, role: string): OnboardingStepRun {
  visit.run.follow('step', 'open', 'escalate', 'open', stepTable);
  const escalated = startClock(visit, { ...step, escalated: [...step.escalated, role] });
  tellOfStep(visit, escalated, 'approval.escalated');
  openTask(visit, escalated);
  return escalated;
}

/** Before its end: those who hold the step are reminded. */
export function remind(visit: OnboardingRun, step: OnboardingStepRun): void {
  tellOfStep(visit, step, 'approval.stepReminded');
  remindTask(visit, step);
}

/** `wait`: told that it is overdue, and again each business morning that comes. */
export function beOverdue(visit: OnboardingRun, step: OnboardingStepRun): OnboardingStepRun {
  const { run, context } = visit;
  if (!step.isOverdue) run.follow('step', 'open', 'overdue', 'open', stepTable);
  const timers = timersOf(step.id);
  run.clear(timers);
  run.set(`${timers}:morning`, context.calendar(run.item).nextBusinessMorning(run.now));
  const overdue = putStep(visit, { ...step, isOverdue: true });
  tellOfStep(visit, overdue, 'approval.stepOverdue');
  remindTask(visit, overdue);
  return overdue;
}
