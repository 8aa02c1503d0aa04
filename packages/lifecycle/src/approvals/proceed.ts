import type { ChainHost, ChainRun, StepRun } from './chain-run.ts';
import { clockOf, stepDefinition, stepsBefore } from './definition.ts';
import { canBeMet } from './eligible.ts';
import { escalate, startClock } from './step-clock.ts';
import { openTask, tellOfStep } from './step-events.ts';
import { stepTable } from './step-table.ts';
import { closeStep, endRun, findStep, withStep } from './steps.ts';

const isDone = ({ state }: StepRun): boolean => state === 'approved' || state === 'skipped';

/** Opens or skips what comes next, ends the run where nothing does, and sees to it that somebody can decide. */
export function proceed(host: ChainHost, chain: ChainRun): ChainRun {
  let run = chain;
  for (let next = nextStep(host, run); next; next = nextStep(host, run)) {
    run = isLeftOut(host, run, next) ? closeStep(host, run, next, 'when', 'skipped') : open(host, run, next);
  }
  return run.steps.every(isDone) ? endRun(host, run, 'approved') : watch(host, run);
}

/** S5: the first step whose turn it is; a step before it that was skipped counts as done. */
function nextStep({ program }: ChainHost, chain: ChainRun): StepRun | undefined {
  return chain.steps.find(
    (step) =>
      step.state === 'waiting' &&
      stepsBefore(program, chain, step.id).every((id) => {
        const before = findStep(chain, id);
        return before === undefined || isDone(before);
      }),
  );
}

/** S3: only what is certainly not asked for. The last one that is left is asked all the same: a chain without anybody approves nothing. */
function isLeftOut({ program, reading }: ChainHost, chain: ChainRun, step: StepRun): boolean {
  const { when } = stepDefinition(program, chain, step.id);
  if (when === undefined || reading.status(when) !== 'missed') return false;
  return chain.steps.some((other) => other.id !== step.id && other.state !== 'skipped');
}

function open(host: ChainHost, chain: ChainRun, step: StepRun): ChainRun {
  host.run.follow('step', step.state, 'after', 'open', stepTable);
  const opened = startClock(host, chain, { ...step, state: 'open', since: host.run.at });
  const after = withStep(chain, opened);
  tellOfStep(host, after, opened, 'open', 'stepOpened');
  openTask(host, after, opened);
  return after;
}

/** A2: where those who may decide do not suffice, the step escalates at once; where it cannot, that is told, once. */
export function watch(host: ChainHost, chain: ChainRun): ChainRun {
  return chain.steps.reduce((run, { id }) => watchStep(host, run, id), chain);
}

function watchStep(host: ChainHost, chain: ChainRun, id: string): ChainRun {
  const step = findStep(chain, id);
  if (step?.state !== 'open') return chain;
  const suffices = canBeMet(host, chain, step);
  if (suffices) return step.hasNoApprover ? withStep(chain, { ...step, hasNoApprover: false }) : chain;
  const { onTimeout } = clockOf(stepDefinition(host.program, chain, id), step);
  if (typeof onTimeout !== 'string') return watchStep(host, escalate(host, chain, step, onTimeout.escalate), id);
  if (step.hasNoApprover) return chain;
  const stuck = { ...step, hasNoApprover: true };
  tellOfStep(host, chain, stuck, 'noApprover');
  return withStep(chain, stuck);
}
