import type { Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import { activate } from './activation.ts';
import { messageProblem } from './check-message.ts';
import { grantException, revokeException } from './exceptions.ts';
import { join } from './joining.ts';
import { end } from './leaving.ts';
import type { MemberRun } from './member-context.ts';
import type { MemberMessage, MessageOf } from './messages.ts';
import { passMilestones } from './milestones.ts';
import { onboardingsOf } from './onboardings.ts';
import { managedOf } from './partner-type.ts';
import { byProgramOwner, whyNot } from './people.ts';
import { followPhases, phaseMet } from './phases.ts';
import { planReview, reviewTiers } from './tier-review.ts';

/** Takes a message, or says why not. */
export function receive(visit: MemberRun, message: MemberMessage): Problem | undefined {
  const { state } = visit.run.item;
  const wrong = messageProblem(message);
  if (wrong) return wrong;
  // The system may tell what no longer matters.
  if (message.type === 'onboarded') return onboarded(visit, message);
  if (message.type === 'onboardingClosed') return onboardingClosed(visit, message);
  if (message.type === 'recheck') return recheck(visit);
  if (state === 'ended') {
    return refusal('OPS102', 'The membership has ended.', { pointer: '/type', value: message.type, expected: 'nothing: it is over' });
  }
  switch (message.type) {
    case 'review':
      return review(visit);
    case 'phaseMet':
      return phaseMet(visit);
    case 'leave':
      return leave(visit, message);
    case 'end':
      return endByOwner(visit, message);
    case 'grantException':
      return grantException(visit, message) ?? reviewIfIn(visit);
    case 'revokeException':
      return revokeException(visit, message) ?? reviewIfIn(visit);
  }
}

const isIn = ({ run }: MemberRun): boolean => run.item.state === 'active' || run.item.state === 'suspended';

/** Reviews today: tiers, then milestones; what cannot be decided waits for the next review. */
export function reviewDay(visit: MemberRun, day: string): Problem | undefined {
  const undecided = reviewTiers(visit, day);
  passMilestones(visit, day);
  planReview(visit, day);
  return undecided;
}

function reviewIfIn(visit: MemberRun): undefined {
  if (isIn(visit)) reviewDay(visit, visit.context.dayOf(visit.run.now));
}

function recheck(visit: MemberRun): undefined {
  const { run } = visit;
  if (run.item.state === 'applied') join(visit);
  else {
    reviewIfIn(visit);
    followPhases(visit);
  }
}

function review(visit: MemberRun): Problem | undefined {
  const { run, context } = visit;
  if (isIn(visit)) {
    const undecided = reviewDay(visit, context.dayOf(run.now));
    if (!undecided) followPhases(visit);
    return undecided;
  }
  return refusal('OPS102', `The membership is ${run.item.state}.`, { pointer: '/type', value: 'review', expected: 'an active membership' });
}

function whyNotThis({ run }: MemberRun, onboarding: string): Problem | undefined {
  const known = onboardingsOf(run.item);
  if (known.includes(onboarding)) return undefined;
  const expected = known.length > 0 ? `one of ${known.join(', ')}` : 'none: there is no onboarding';
  return refusal('OPS104', 'That is not the onboarding of this membership.', { pointer: '/onboarding', value: onboarding, expected });
}

const isUnderWay = ({ run }: MemberRun, onboarding: string): boolean =>
  run.item.state === 'onboarding' && run.item.onboarding === onboarding;

function onboarded(visit: MemberRun, { onboarding }: MessageOf<'onboarded'>): Problem | undefined {
  const wrong = whyNotThis(visit, onboarding);
  if (wrong || !isUnderWay(visit, onboarding)) return wrong;
  activate(visit, 'done');
  followPhases(visit);
  return undefined;
}

function onboardingClosed(visit: MemberRun, { onboarding, reason }: MessageOf<'onboardingClosed'>): Problem | undefined {
  const wrong = whyNotThis(visit, onboarding);
  if (!wrong && isUnderWay(visit, onboarding)) end(visit, 'closed', reason);
  return wrong;
}

function leave(visit: MemberRun, { by, reason }: MessageOf<'leave'>): Problem | undefined {
  const wrong = whyNot(visit, ['partner'], by);
  if (!wrong) end(visit, 'leave', reason ?? 'The partner left.');
  return wrong;
}

function endByOwner(visit: MemberRun, { by, reason }: MessageOf<'end'>): Problem | undefined {
  const managed = managedOf(visit.context.program, visit.run.item);
  const wrong = byProgramOwner(visit, by, ...(managed.managed === 'program' ? [] : [managed.owner]));
  if (!wrong) end(visit, 'leave', reason);
  return wrong;
}
