import type { Problem } from '@tierwright/program';
import { chainTimer } from '../approvals/chain-timers.ts';
import type { ApprovalMessage } from '../approvals/messages.ts';
import { receiveApproval } from '../approvals/receive-approval.ts';
import { fireChain } from '../approvals/run-chain.ts';
import type { Machine } from '../machine/advance.ts';
import type { Timer } from '../machine/item.ts';
import type { Run } from '../machine/run.ts';
import { wrongMessage } from './check-message.ts';
import { claim, decideClaim, endActivity, handIn } from './claim.ts';
import { decidePlan, reserve } from './decide-plan.ts';
import { deskOf, type FundContext } from './desk.ts';
import { forfeit, reject, withdraw } from './end-request.ts';
import { hostOf } from './fund-chain.ts';
import type { FundRequest } from './fund-request.ts';
import { fundTable } from './fund-table.ts';
import { fundHolders, fundVariables } from './fund-variables.ts';
import type { FundMessage } from './messages.ts';
import { chasePayment, settlePayment } from './pay.ts';
import { fundReason } from './reasons.ts';
import { edit, submit } from './submit.ts';

type FundRun = Run<FundRequest>;

/** Nobody but the system begins a request. */
type InnerFundMessage = FundMessage | { readonly type: 'begin' };

/** What a request for money is. */
export const fundMachine: Machine<FundRequest, InnerFundMessage, FundContext> = {
  table: fundTable,
  fire,
  receive,
  variables: fundVariables,
  holders: fundHolders,
  parties: ({ partner }) => ({ partner, distributor: null }),
};

function fire(run: FundRun, timer: Timer, x: FundContext): void {
  const desk = deskOf(run.item, x, run.at);
  const ofChain = chainTimer(timer);
  if (ofChain) {
    const chain = run.item.chains.find(({ id }) => id === ofChain.chain);
    if (!chain) throw new Error(`The request ${run.item.id} has no chain ${ofChain.chain}`);
    const after = fireChain(hostOf(run, desk), chain, timer);
    if (after.purpose === 'claim') decideClaim(run, x, after);
    else askAgain(run, decidePlan(run, x, after), x);
    return;
  }
  switch (timer.id) {
    case 'rate':
      askAgain(run, reserve(run, x), x);
      return;
    case 'answer':
      reject(run, 'due', [fundReason('notAnswered')]);
      return;
    case 'claim':
      forfeit(run, desk, 'due', fundReason('notClaimed'));
      return;
    case 'pay':
    case 'pay:morning':
      chasePayment(run, desk, timer.id);
      return;
    default:
      run.emit('fund.claimEnding');
  }
}

/** Silence approved a plan whose rate is not known: looked at again on the next business morning. */
function askAgain(run: FundRun, unknown: Problem | undefined, x: FundContext): void {
  if (unknown) run.set('rate', deskOf(run.item, x, run.at).calendar.nextBusinessMorning(run.now));
}

function receive(run: FundRun, message: InnerFundMessage, x: FundContext): Problem | undefined {
  const isNew = run.item.revision === 0;
  const wrong = isNew ? undefined : wrongMessage(run.item, message, x.facts.people);
  if (wrong) return wrong;
  switch (message.type) {
    case 'begin':
      run.emit('fund.draft');
      return undefined;
    case 'edit':
      return edit(run, message.plan, x);
    case 'submit':
    case 'resubmit':
      return submit(run, message, x);
    case 'decide':
    case 'delegate':
      return approval(run, message, x);
    case 'activityDone':
      return endActivity(run, message, x);
    case 'proof':
      return handIn(run, message.proof, x);
    case 'claim':
      return claim(run, message, x);
    case 'withdraw':
      withdraw(run, deskOf(run.item, x, run.at), []);
      return undefined;
    case 'paid':
      settlePayment(run, deskOf(run.item, x, run.at));
      return undefined;
    case 'partnerEnded':
      if (['draft', 'returned', 'pending', 'approved'].includes(run.item.state))
        withdraw(run, deskOf(run.item, x, run.at), [fundReason('partnerEnded')]);
      return undefined;
  }
}

function approval(run: FundRun, message: ApprovalMessage, x: FundContext): Problem | undefined {
  const desk = deskOf(run.item, x, run.at);
  const decided = receiveApproval(hostOf(run, desk), run.item.chains, message);
  if (!decided.ok) return decided.problems[0];
  if (decided.value.purpose !== 'claim') return decidePlan(run, x, decided.value);
  decideClaim(run, x, decided.value);
  return undefined;
}
