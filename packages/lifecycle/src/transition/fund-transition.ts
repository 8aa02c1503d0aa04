import type { Problem } from '@tierwright/program';
import { shapeProblems } from '../forms/check-answers.ts';
import { decideClaim } from '../funds/claim.ts';
import { decidePlan } from '../funds/decide-plan.ts';
import { deskOf, type FundContext } from '../funds/desk.ts';
import { reject } from '../funds/end-request.ts';
import { hindrances as whyNotApproved } from '../funds/examine.ts';
import { periodOf } from '../funds/fiscal-period.ts';
import { ask, stopAsking } from '../funds/fund-chain.ts';
import type { FundFacts } from '../funds/fund-facts.ts';
import { fundMachine } from '../funds/fund-machine.ts';
import type { FundRequest } from '../funds/fund-request.ts';
import { claimRules, currencyOf, findFund, planChain } from '../funds/fund-rules.ts';
import { stepFundRequest } from '../funds/fund-steps.ts';
import { owe } from '../funds/pay.ts';
import { advance, type Machine } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import type { Run } from '../machine/run.ts';
import { fittingAnswers } from './fitting-answers.ts';
import { gone, goneOfChains, otherCurrency } from './gone.ts';
import type { Entering, KindTransition } from './kind-transition.ts';

const unasked: Machine<FundRequest, 'stopAsking', FundContext> = {
  ...fundMachine,
  receive(run, _stop, x) {
    stopAsking(run, deskOf(run.item, x, run.at));
    run.clear('rate');
    return undefined;
  },
};

const decidedAgain: Machine<FundRequest, 'redecide', FundContext> = {
  ...fundMachine,
  receive(run, _redecide, x) {
    if (run.item.state === 'pending') return decidePlanAgain(run, x);
    if (run.item.state === 'claimed') decideClaimAgain(run, x);
    return undefined;
  },
};

/** As it was handed in, on its day: what it costs, whether it can be, who decides. */
function decidePlanAgain(run: Run<FundRequest>, x: FundContext): Problem | undefined {
  const { item } = run;
  const desk = deskOf(item, x, run.at);
  if (!item.plan) throw new Error(`The request ${item.id} is pending without a plan`);
  item.amount = desk.amount;
  item.period = periodOf(x.program.program, desk.fund, item.plan.startsOn);
  const reasons = whyNotApproved(desk, item);
  if (reasons.length === 0) return decidePlan(run, x, ask(run, desk, planChain(desk.fund), 'plan'));
  reject(run, 'reject', reasons);
  return undefined;
}

/** The claim stays as it is; who reads its proof may be others. */
function decideClaimAgain(run: Run<FundRequest>, x: FundContext): void {
  const desk = deskOf(run.item, x, run.at);
  const { approval } = claimRules(desk.fund);
  if (approval === undefined) owe(run, desk);
  else decideClaim(run, x, ask(run, desk, approval, 'claim'));
}

const ENDED: readonly FundRequest['state'][] = ['rejected', 'withdrawn', 'paid', 'forfeited'];

function hindrances(item: FundRequest, action: Entering, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  const before = findFund(from, item.fund);
  const after = findFund(to, item.fund);
  if (!before || !after) return [gone('The fund', before?.title ?? item.fund, '/funds', item.fund)];
  const pointer = `/funds/${to.program.funds?.indexOf(after)}`;
  const [was, is] = [currencyOf(from.program, before), currencyOf(to.program, after)];
  const found: Problem[] = [...otherCurrency(from, to)];
  if (was !== is && from.program.currency === to.program.currency)
    found.push(refusal('OPS701', `The fund counts in ${is} in the new version.`, { pointer: `${pointer}/currency`, value: was }));
  if (item.state === 'draft' || ENDED.includes(item.state)) return found;
  if (before.kind !== after.kind && item.reservations.length > 0)
    found.push(refusal('OPS701', `The fund is of another kind in the new version.`, { pointer: `${pointer}/kind`, value: before.kind }));
  const { plan, state } = item;
  if (plan && state !== 'returned' && !after.activities.some(({ id }) => id === plan.activity)) {
    const title = before.activities.find(({ id }) => id === plan.activity)?.title ?? plan.activity;
    found.push(gone('The activity', title, `${pointer}/activities`, plan.activity));
  }
  if (action === 'move') found.push(...goneOfChains(item.chains, from, to));
  else if (plan && state === 'pending') {
    const answers = fittingAnswers(plan.answers, after.plan ?? []);
    const problems = shapeProblems(after.plan ?? [], answers, { pointer: '/plan/answers', currency: to.program.currency });
    found.push(...problems.map(({ message, pointer: at, value }) => refusal('OPS702', message, { pointer: at, value })));
  }
  return found;
}

/** X1 of requests for money: what is being decided, the plan or the claim, is decided again; what is reserved stays. */
export const fundTransition: KindTransition<FundRequest, FundFacts> = {
  hindrances,
  due: (item, now, { program, facts }) => stepFundRequest(program, item, undefined, now, facts),
  stopAsking: (item, now, from) => advance(unasked, item, 'stopAsking', now, from),
  carried(item, _from, to) {
    const { plan } = item;
    const form = findFund(to, item.fund)?.plan ?? [];
    return { ...item, program: to.hash, plan: plan && { ...plan, answers: fittingAnswers(plan.answers, form) } };
  },
  enter: (item, action, now, to) =>
    action === 'redecide' ? advance(decidedAgain, item, 'redecide', now, to) : stepFundRequest(to.program, item, undefined, now, to.facts),
};
