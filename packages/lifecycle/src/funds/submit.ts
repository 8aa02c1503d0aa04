import type { Outcome, Problem } from '@tierwright/program';
import { conditionalProblems } from '../forms/check-answers.ts';
import { refusal } from '../machine/refusal.ts';
import type { Run } from '../machine/run.ts';
import { decidePlan } from './decide-plan.ts';
import { type Desk, deskOf, type FundContext } from './desk.ts';
import { enterState, reject } from './end-request.ts';
import { hindrances, isTooLate } from './examine.ts';
import { periodOf } from './fiscal-period.ts';
import { ask } from './fund-chain.ts';
import type { FundRequest, Plan } from './fund-request.ts';
import { currencyOf, fundOf, planChain } from './fund-rules.ts';
import type { PartnerFundMessage, PlanDraft } from './messages.ts';
import { readPlan } from './read-plan.ts';
import { fundReason } from './reasons.ts';
import { missingRate } from './shared-cost.ts';

type Submission = Extract<PartnerFundMessage, { type: 'submit' | 'resubmit' }>;

/** The plan of a request is written anew. */
export function edit(run: Run<FundRequest>, draft: PlanDraft, { program }: FundContext): Problem | undefined {
  const fund = fundOf(program, run.item.fund);
  const plan: Outcome<Plan> = readPlan(draft, fund, currencyOf(program.program, fund), program.program.currency);
  if (!plan.ok) return plan.problems[0];
  run.item.plan = plan.value;
  return undefined;
}

/** F2: the request is looked at, then people are asked; refused without asking them where it cannot be approved (all reasons are kept). */
export function submit(run: Run<FundRequest>, message: Submission, x: FundContext): Problem | undefined {
  const { item } = run;
  const unreadable = message.plan === undefined ? undefined : edit(run, message.plan, x);
  if (unreadable) return unreadable;
  const { plan } = item;
  if (!plan) return refusal('OPS105', 'There is no plan yet.', { pointer: '/plan', expected: 'a plan' });
  item.submitter = message.by;
  item.submittedAt = run.at;
  const desk = deskOf(item, x, run.at);
  const unknown = incomplete(desk, plan);
  if (unknown) return unknown;
  item.amount = desk.amount;
  item.period = periodOf(x.program.program, desk.fund, plan.startsOn);
  run.clear('answer');
  const late = isTooLate(desk, plan, run.at) ? [fundReason('tooLate')] : [];
  const reasons = hindrances(desk, item, late);
  if (reasons.length > 0) {
    reject(run, message.type, reasons);
    return undefined;
  }
  item.reasons = [];
  enterState(run, 'pending', message.type);
  return decidePlan(run, x, ask(run, desk, planChain(desk.fund), 'plan'));
}

/** What is still missing of a plan that is handed in: answers, and rates (OPS106). */
function incomplete({ fund, reading, currency, facts, day }: Desk, plan: Plan): Problem | undefined {
  const [unanswered] = conditionalProblems(fund.plan ?? [], plan.answers, reading, '/plan/answers');
  if (unanswered) return unanswered;
  return missingRate(plan.costs, currency, facts.rate, day);
}
