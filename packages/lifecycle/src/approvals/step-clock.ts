import type { Term } from '@tierwright/program';
import type { ChainHost, ChainRun, StepRun } from './chain-run.ts';
import { timersOf } from './chain-timers.ts';
import { clockOf, stepDefinition } from './definition.ts';
import { openTask, remindTask, tellOfStep } from './step-events.ts';
import { stepTable } from './step-table.ts';
import { withStep } from './steps.ts';

const REMIND: readonly Term[] = [{ business: 'PT4H' }];

/** Starts the clock that the step is on: its end and the reminders that still lie ahead, all in full from now (S2). */
export function startClock({ run, calendar, program }: ChainHost, chain: ChainRun, step: StepRun): StepRun {
  const definition = stepDefinition(program, chain, step.id);
  const due = calendar.endOf(clockOf(definition, step).sla, run.now);
  const timers = timersOf(chain.id, step.id);
  run.clear(timers);
  (definition.remind ?? REMIND).forEach((term, index) => {
    const at = calendar.before(term, due);
    if (at > run.now) run.set(`${timers}:remind:${index}`, at);
  });
  run.set(`${timers}:due`, due);
  return { ...step, due, isOverdue: false };
}

/** A3: another role is added, with a clock of its own. */
export function escalate(host: ChainHost, chain: ChainRun, step: StepRun, role: string): ChainRun {
  host.run.follow('step', 'open', 'escalate', 'open', stepTable);
  const escalated = startClock(host, chain, { ...step, escalated: [...step.escalated, role], hasNoApprover: false });
  const after = withStep(chain, escalated);
  tellOfStep(host, after, escalated, 'escalated');
  openTask(host, after, escalated);
  return after;
}

/** Before its end: those who hold the step are reminded. */
export function remind(host: ChainHost, chain: ChainRun, step: StepRun): void {
  tellOfStep(host, chain, step, 'stepReminded');
  remindTask(host, chain, step);
}

/** A3, `wait`: told that it is overdue, and again each business morning that comes. */
export function beOverdue(host: ChainHost, chain: ChainRun, step: StepRun): ChainRun {
  const { run, calendar } = host;
  if (!step.isOverdue) run.follow('step', 'open', 'overdue', 'open', stepTable);
  run.set(`${timersOf(chain.id, step.id)}:morning`, calendar.nextBusinessMorning(run.now));
  const overdue = { ...step, isOverdue: true };
  const after = withStep(chain, overdue);
  tellOfStep(host, after, overdue, 'stepOverdue');
  remindTask(host, after, overdue);
  return after;
}
