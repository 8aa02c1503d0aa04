import type { Timer } from '../machine/item.ts';
import type { ChainHost, ChainRun, Purpose, StepRun } from './chain-run.ts';
import { chainTimer } from './chain-timers.ts';
import { chainDefinition, clockOf, stepDefinition } from './definition.ts';
import { canBeMet } from './eligible.ts';
import { proceed, watch } from './proceed.ts';
import { beOverdue, escalate, remind } from './step-clock.ts';
import { closeStep, endRun, findStep } from './steps.ts';

/** Which chain an item starts and what for; `id` is new in the item and has no colon. */
export interface ChainStart {
  readonly id: string;
  readonly chain: string;
  readonly purpose: Purpose;
  readonly about: string;
}

/** Starts a run of a chain and opens its first steps; it is running afterwards. The program must have the chain. */
export function startChain(host: ChainHost, { id, chain, purpose, about }: ChainStart): ChainRun {
  const { at } = host.run;
  const steps = chainDefinition(host.program, chain).steps.map(
    (step): StepRun => ({
      id: step.id,
      state: 'waiting',
      since: at,
      due: null,
      isOverdue: false,
      hasNoApprover: false,
      roles: step.roles,
      escalated: [],
      decisions: [],
    }),
  );
  return proceed(host, { id, chain, purpose, about, state: 'running', since: at, steps, standIns: [] });
}

/** Applies a timer of the chain (`chainTimer` says whose one is); afterwards the run goes on or is over. */
export function fireChain(host: ChainHost, chain: ChainRun, timer: Timer): ChainRun {
  const { step: id, what } = chainTimer(timer) ?? {};
  const step = id === undefined ? undefined : findStep(chain, id);
  if (step?.state !== 'open') throw new Error(`The timer ${timer.id} is of no open step`);
  if (what === 'due') return timeOut(host, chain, step);
  if (what === 'morning') return watch(host, beOverdue(host, chain, step));
  remind(host, chain, step);
  return chain;
}

/** The item ends or goes back: nobody is asked any more. A run that is over stays as it is. */
export function cancelChain(host: ChainHost, chain: ChainRun): ChainRun {
  return chain.state === 'running' ? endRun(host, chain, 'cancelled') : chain;
}

function timeOut(host: ChainHost, chain: ChainRun, step: StepRun): ChainRun {
  const { onTimeout } = clockOf(stepDefinition(host.program, chain, step.id), step);
  if (typeof onTimeout !== 'string') return watch(host, escalate(host, chain, step, onTimeout.escalate));
  if (onTimeout === 'reject') {
    return endRun(host, closeStep(host, chain, step, 'silence', 'rejected'), 'rejected', 'Nobody decided in time.');
  }
  if (onTimeout === 'approve' && silenceApproves(host, chain, step))
    return proceed(host, closeStep(host, chain, step, 'silence', 'approved'));
  return watch(host, beOverdue(host, chain, step));
}

const NEVER_BY_SILENCE: readonly Purpose[] = ['confirm', 'adjudication', 'customerLetter', 'breach'];

/** A3: only with a reason in the document, where nothing is settled or confirmed, and where somebody could have answered. */
function silenceApproves(host: ChainHost, chain: ChainRun, step: StepRun): boolean {
  const why = stepDefinition(host.program, chain, step.id).why ?? chainDefinition(host.program, chain.chain).why;
  return why !== undefined && !NEVER_BY_SILENCE.includes(chain.purpose) && canBeMet(host, chain, step);
}
