import type { Problem } from '@tierwright/program';
import type { ApprovalMessage } from '../approvals/messages.ts';
import { receiveApproval } from '../approvals/receive-approval.ts';
import { refusal } from '../machine/refusal.ts';
import { onStep } from './addressed-step.ts';
import { settleChain } from './chains.ts';
import { messageProblem } from './check-message.ts';
import { complete, countersign, sign } from './completing.ts';
import { closeByOwner, leave, review, skip, withdraw } from './leaving.ts';
import type { OnboardingMessage } from './messages.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import { finishStep, passes, proceed } from './opening.ts';
import { provisioned, provisioningFailed, retry } from './provisioned.ts';
import { findStep } from './step-moves.ts';

const OPEN = ['open'] as const;

/** What the system tells fits or changes nothing: it may come late, or twice. */
const ANY = ['waiting', 'open', 'done', 'skipped', 'rejected', 'returned', 'cancelled', 'timedOut', 'undone'] as const;
const isOfSystem = (message: OnboardingMessage): boolean => !('by' in message) || message.by === undefined;

/** Takes a message, or says why not. */
export function receive(visit: OnboardingRun, message: OnboardingMessage): Problem | undefined {
  const { item } = visit.run;
  const wrong = messageProblem(message);
  if (wrong) return wrong;
  if (message.type === 'leave') return leave(visit);
  if (message.type === 'provisioned') return provisioned(visit, message);
  if (item.state !== 'open') {
    if (isOfSystem(message)) return undefined;
    return refusal('OPS102', `The onboarding is ${item.state}.`, {
      pointer: '/type',
      value: message.type,
      expected: 'nothing: it is over',
    });
  }
  switch (message.type) {
    case 'complete':
      return onStep(visit, message, OPEN, (step, definition) => complete(visit, step, definition, message));
    case 'signed':
      return onStep(visit, message, isOfSystem(message) ? ANY : OPEN, (step, definition) => sign(visit, step, definition, message));
    case 'countersign':
      return onStep(visit, message, OPEN, (step, definition) => countersign(visit, step, definition, message));
    case 'reject':
    case 'return':
      return onStep(visit, message, OPEN, (step, definition) => review(visit, step, definition, message));
    case 'skip':
      return onStep(visit, message, ['waiting', 'open'], (step) => skip(visit, step, message));
    case 'provisioningFailed':
      return onStep(visit, message, ANY, (step, definition) => provisioningFailed(visit, step, definition, message));
    case 'retry':
      return onStep(visit, message, OPEN, (step, definition) => retry(visit, step, definition, message));
    case 'recheck':
      return recheck(visit);
    case 'withdraw':
      return withdraw(visit, message);
    case 'close':
      return closeByOwner(visit, message);
    case 'decide':
    case 'delegate':
      return decide(visit, message);
  }
}

/** Facts have changed: steps that records decide may be done (O1). */
function recheck(visit: OnboardingRun): undefined {
  for (const { id } of visit.run.item.steps) {
    const step = findStep(visit.run.item, id);
    if (step?.state !== 'open' || !passes(visit, step)) continue;
    finishStep(visit, step, null);
    proceed(visit);
  }
}

function decide(visit: OnboardingRun, message: ApprovalMessage): Problem | undefined {
  const { run, context } = visit;
  const outcome = receiveApproval(context.host(run), run.item.chains, message);
  if (!outcome.ok) return outcome.problems[0];
  settleChain(visit, outcome.value);
  return undefined;
}
