import type { Problem } from '@tierwright/program';
import type { ApprovalMessage, DecideMessage } from '../approvals/messages.ts';
import { receiveApproval } from '../approvals/receive-approval.ts';
import { refusal } from '../machine/refusal.ts';
import { beActive, report } from './activity.ts';
import { isAllowed, notAllowed } from './allowed.ts';
import { reportBreach } from './breach.ts';
import { askedBy, chainHost } from './chain-host.ts';
import { change, refuseChange } from './change.ts';
import { checkMessage } from './check-message.ts';
import { close } from './close.ts';
import type { DealWork } from './deal-work.ts';
import { endDeal } from './end-deal.ts';
import { refuseExtension, requestExtension } from './extension.ts';
import { withAnswers } from './material.ts';
import type { DealMessage } from './messages.ts';
import { beDisplaced, moveUp } from './places.ts';
import { reason } from './reasons.ts';
import { recheck, redecide } from './recheck.ts';
import { noRequest, openRequest } from './requests.ts';
import { whyNotBy } from './rights.ts';
import { takeRun } from './run-over.ts';
import { cancelRuns } from './runs.ts';
import { addResearch, giveBack, resubmit, submit } from './submission.ts';
import { finishTask } from './tasks.ts';

/** What nobody in person says: where it no longer fits, it is taken and changes nothing. */
const isOfSystem = (message: DealMessage): boolean => !('by' in message) || message.by === undefined;

/** Nothing where the message was taken, else why not. */
export function receiveDeal(work: DealWork, message: DealMessage): Problem | undefined {
  const wrong = checkMessage(message);
  if (wrong) return wrong;
  if (isAllowed(work.item, message)) return whyNotBy(work, message) ?? take(work, message);
  return isOfSystem(message) ? undefined : notAllowed(work.item, message);
}

function take(work: DealWork, message: DealMessage): Problem | undefined {
  const { item } = work;
  switch (message.type) {
    case 'edit':
      item.answers = withAnswers(item.answers, message.answers);
      return undefined;
    case 'submit':
      return submit(work, message.by, message.answers ?? {});
    case 'resubmit':
      return resubmit(work, message.by, message.answers ?? {});
    case 'withdraw':
      endDeal(work, 'withdrawn', 'withdraw', []);
      return undefined;
    case 'recall':
      giveBack(work, 'recalled', []);
      return undefined;
    case 'decide':
    case 'delegate':
      return decide(work, message);
    case 'research':
      return addResearch(work);
    case 'report':
      report(work);
      return undefined;
    case 'activity':
      beActive(work);
      return undefined;
    case 'requestExtension':
      return requestExtension(work, message.by);
    case 'change':
      return change(work, message.by, message.answers);
    case 'withdrawRequest':
      return withdrawRequest(work, message.request);
    case 'close':
      return close(work, message.outcome, message.order);
    case 'reportBreach':
      return reportBreach(work, message);
    case 'taskDone':
      return finishTask(work, message.by, message.task);
    default:
      hear(work, message);
      return undefined;
  }
}

/** What other items tell. */
function hear(
  work: DealWork,
  { type }: Extract<DealMessage, { type: 'recheck' | 'displaced' | 'moveUp' | 'partnerEnded' | 'redecide' }>,
): void {
  switch (type) {
    case 'recheck':
      recheck(work);
      return;
    case 'displaced':
      beDisplaced(work);
      return;
    case 'moveUp':
      moveUp(work);
      return;
    case 'partnerEnded':
      endDeal(work, work.item.state === 'approved' ? 'revoked' : 'withdrawn', 'partnerEnded', [reason('partnerEnded')]);
      return;
    case 'redecide':
      redecide(work);
  }
}

/** D9: whoever adjudicates may put a deal first, and on no other place. */
function wrongPlace({ answer }: DecideMessage): Problem | undefined {
  const place = answer?.place;
  if (place === undefined || place === 1) return undefined;
  return refusal('OPS105', 'Only the first place can be given.', { pointer: '/answer/place', value: place, expected: '1, or no place' });
}

/** A1.4: a change is under way while the old terms hold: only a submission goes back to the partner. */
function wrongReturn({ state }: DealWork['item'], { outcome }: DecideMessage): Problem | undefined {
  if (state !== 'approved' || outcome !== 'return') return undefined;
  const expected = 'one of approve, reject';
  return refusal('OPS105', 'What is under way already is not returned.', { pointer: '/outcome', value: outcome, expected });
}

function decide(work: DealWork, message: ApprovalMessage): Problem | undefined {
  const { item } = work;
  const wrong = message.type === 'decide' ? (wrongPlace(message) ?? wrongReturn(item, message)) : undefined;
  if (wrong) return wrong;
  const purpose = item.chains.find(({ id }) => id === message.chain)?.purpose;
  const host = chainHost(work, purpose, askedBy(item, { id: message.chain }));
  const chain = receiveApproval(host, item.chains, message);
  return chain.ok ? takeRun(work, chain.value) : chain.problems[0];
}

function withdrawRequest(work: DealWork, kind: 'extension' | 'change'): Problem | undefined {
  const request = openRequest(work.item, kind);
  if (!request) return noRequest(work.item);
  if (request.kind === 'change') refuseChange(work, []);
  else {
    cancelRuns(work, request.chain ?? undefined);
    refuseExtension(work, undefined);
  }
  return undefined;
}
