import { chainTimer } from '../approvals/chain-timers.ts';
import { fireChain } from '../approvals/run-chain.ts';
import type { Timer } from '../machine/item.ts';
import { settleChain } from './chains.ts';
import { close, leaveStep } from './closing.ts';
import { leaveOut } from './leaving-out.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingStepRun } from './onboarding-item.ts';
import { finishStep, passes, proceed, watch } from './opening.ts';
import { beOverdue, clockOf, escalate, remind } from './step-clock.ts';
import { findStep } from './step-moves.ts';
import { stepTimer } from './step-timers.ts';

/** Applies a timer of an onboarding: of a chain, of a step, or the end of the time for all of it. */
export function fireTimer(visit: OnboardingRun, timer: Timer): void {
  const { run, context } = visit;
  if (timer.id === 'within') {
    close(visit, 'over', 'Not everything was done in time.');
    return;
  }
  const ofChain = chainTimer(timer);
  if (ofChain) {
    const chain = run.item.chains.find(({ id }) => id === ofChain.chain);
    if (!chain) throw new Error(`The timer ${timer.id} is of no chain`);
    settleChain(visit, fireChain(context.host(run), chain, timer));
    return;
  }
  const ofStep = stepTimer(timer);
  const step = ofStep && findStep(run.item, ofStep.step);
  if (step?.state !== 'open') throw new Error(`The timer ${timer.id} is of no open step`);
  // Records may have come that nobody told of.
  if (passes(visit, step)) {
    finishStep(visit, step, null);
    proceed(visit);
  } else if (ofStep?.what === 'due') timeOut(visit, step);
  else if (ofStep?.what === 'morning') beOverdue(visit, step);
  else remind(visit, step);
}

function timeOut(visit: OnboardingRun, step: OnboardingStepRun): void {
  const definition = visit.context.graph.step(step.id);
  const { onTimeout } = clockOf(definition, step);
  if (typeof onTimeout !== 'string') watch(visit, escalate(visit, step, onTimeout.escalate), definition);
  else if (onTimeout === 'skip') leaveOut(visit, step, 'silence', null, 'Not done in time.');
  else if (onTimeout === 'close') {
    leaveStep(visit, step, 'silence', 'timedOut', { reason: 'Not done in time.' });
    close(visit, 'silence', `Not done in time: ${definition.title}.`);
  } else beOverdue(visit, step);
}
