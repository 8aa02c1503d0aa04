import type { Problem } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { Answers } from './answers.ts';
import { stopAsking } from './ask.ts';
import type { DealWork } from './deal-work.ts';
import { decideSubmission } from './decide-submission.ts';
import { startDecisionClocks, stopDecisionClocks } from './decision-clocks.ts';
import { further } from './further.ts';
import { letOthersGo } from './line.ts';
import { areKeysNew, isMaterial, isNewDeal, withAnswers } from './material.ts';
import { backOfQueue } from './queue-back.ts';
import type { Reason } from './reason.ts';
import { tellRecheck } from './tells.ts';

/** What ends of which the partner is not to blame are by: they are not counted (D1, the table). */
const NOT_COUNTED: readonly string[] = ['notDecided', 'couldNotCheck'];
const TIMES = 2;

/** The deal is pending from now, and is decided as far as that goes. */
function bePending(work: DealWork, on: 'submit' | 'resubmit', by: string): void {
  const { run, item } = work;
  run.clear('answer');
  run.enter('pending', on);
  run.emit('deal.pending');
  item.submitter = by;
  item.submittedAt = run.at;
  item.decided = item.answers;
  item.chains = [];
  item.passed = [];
  item.asking = null;
  item.requests = [];
  item.isResearched = false;
  item.reasons = [];
  item.terms = null;
  item.approvedAt = null;
  item.activeAt = null;
  item.resubmitFrom = null;
  item.ordersUntil = null;
  work.forget();
  decideSubmission(work);
  if (item.state === 'pending') startDecisionClocks(work);
}

export function submit(work: DealWork, by: string, given: Answers): undefined {
  const { item } = work;
  item.answers = withAnswers(item.answers, given);
  item.queuedAt = backOfQueue(work);
  bePending(work, 'submit', by);
}

/** Why a deal may not be submitted again, or not yet. */
function whyNotAgain({ item, run, registration, calendar }: DealWork, counts: boolean): Problem | undefined {
  const times = registration.resubmit?.times ?? TIMES;
  if (counts && item.resubmissions >= times) {
    return refusal('OPS201', `It was submitted again ${item.resubmissions} times.`, { expected: `at most ${times}` });
  }
  if (item.resubmitFrom !== null && run.now < item.resubmitFrom) {
    return refusal('OPS202', 'It is too early to submit it again.', { expected: `from ${calendar.textOf(item.resubmitFrom)} on` });
  }
  return undefined;
}

/** The table, D6: what was returned or recalled keeps its place in the queue unless the edit is material; what had ended lost it. */
export function resubmit(work: DealWork, by: string, given: Answers): Problem | undefined {
  const { item } = work;
  const { answers: before, decided, state } = item;
  const hasEnded = state === 'rejected' || state === 'expired';
  const counts = !hasEnded || !item.reasons.some((why) => NOT_COUNTED.includes(why.by));
  const why = whyNotAgain(work, counts);
  if (why) return why;
  const answers = withAnswers(before, given);
  const isNew = isNewDeal(work, before, answers);
  const goesBack = hasEnded || isNew || isMaterial(work, decided ?? before, answers);
  item.answers = answers;
  if (counts) item.resubmissions += 1;
  if (isNew) item.settled = [];
  if (goesBack) item.queuedAt = backOfQueue(work);
  bePending(work, 'resubmit', by);
  if (!hasEnded && (goesBack || areKeysNew(work, before, answers))) tellRecheck(work, [before]);
  return undefined;
}

/** D18: back with the partner; clocks stop, and what was asked is asked anew. */
export function giveBack(work: DealWork, state: 'returned' | 'recalled', reasons: readonly Reason[]): void {
  const { run, item, registration, calendar } = work;
  letOthersGo(work);
  stopAsking(work);
  stopDecisionClocks(work);
  run.enter(state, state === 'returned' ? 'return' : 'recall');
  run.emit(`deal.${state}`);
  item.reasons = reasons;
  item.passed = [];
  item.waitsFor = [];
  run.set('answer', calendar.endOf(registration.decision?.answer ?? 'P14D', run.now));
}

/** D2: time for research, once, while the time to decide runs. */
export function addResearch({ run, item, registration, calendar }: DealWork): Problem | undefined {
  const { research } = registration.decision ?? {};
  const due = run.timer('decision')?.at;
  if (research === undefined) return refusal('OPS206', 'The program has no time for research.', { expected: 'a decision in its time' });
  if (item.isResearched || due === undefined) {
    const message = item.isResearched ? 'Time for research was added already.' : 'The time to decide is over.';
    return refusal('OPS206', message, { expected: 'once, before the decision is late' });
  }
  item.isResearched = true;
  run.set('decision', further(calendar, research, due));
  return undefined;
}
