import type { ChainHost, ChainRun, StepRun } from './chain-run.ts';
import { timersOf } from './chain-timers.ts';
import { closeTask, tellOfStep } from './step-events.ts';
import { stepTable } from './step-table.ts';

export const findStep = (chain: ChainRun, id: string): StepRun | undefined => chain.steps.find((step) => step.id === id);

/** The chain with a step in its new shape. */
export const withStep = (chain: ChainRun, changed: StepRun): ChainRun => ({
  ...chain,
  steps: chain.steps.map((step) => (step.id === changed.id ? changed : step)),
});

/** A step leaves `waiting` or `open` for good: no timer and no task of it stay. */
export function closeStep(host: ChainHost, chain: ChainRun, step: StepRun, on: string, state: StepRun['state']): ChainRun {
  host.run.follow('step', step.state, on, state, stepTable);
  host.run.clear(timersOf(chain.id, step.id));
  const closed = { ...step, state, since: host.run.at, due: null, isOverdue: false, hasNoApprover: false };
  const after = withStep(chain, closed);
  // Told with the end that it had.
  tellOfStep(host, after, { ...closed, due: step.due }, state);
  if (step.state === 'open') closeTask(host, after, closed);
  return after;
}

/** The run is over: steps that still waited or were open are cancelled (S5). */
export function endRun(host: ChainHost, chain: ChainRun, state: Exclude<ChainRun['state'], 'running'>, reason?: string): ChainRun {
  let ended: ChainRun = { ...chain, state, since: host.run.at, ...(reason === undefined ? {} : { reason }) };
  for (const step of chain.steps) {
    if (step.state === 'waiting' || step.state === 'open') ended = closeStep(host, ended, step, 'over', 'cancelled');
  }
  return ended;
}
