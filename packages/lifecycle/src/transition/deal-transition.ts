import type { Problem } from '@tierwright/program';
import type { Answers } from '../deals/answers.ts';
import { stopAsking } from '../deals/ask.ts';
import { distributorOf } from '../deals/chain-host.ts';
import type { Deal } from '../deals/deal.ts';
import type { DealFacts } from '../deals/deal-facts.ts';
import { type DealContext, workOn } from '../deals/deal-work.ts';
import { intakeOf } from '../deals/intake/intake.ts';
import { openRequest } from '../deals/requests.ts';
import { dealMachine, stepDeal } from '../deals/step-deal.ts';
import { shapeProblems } from '../forms/check-answers.ts';
import { advance, type Machine } from '../machine/advance.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import { fittingAnswers } from './fitting-answers.ts';
import { gone, goneOfChains, goneSection, otherCurrency } from './gone.ts';
import type { Entering, KindTransition } from './kind-transition.ts';

/** Nobody is asked any more what the new version has to decide. */
const unasked: Machine<Deal, 'stopAsking', DealContext> = {
  ...dealMachine,
  receive(run, _stop, context) {
    stopAsking(workOn(run, context));
    return undefined;
  },
};

const fit = (answers: Answers, to: LifecycleProgram): Answers => fittingAnswers(answers, intakeOf(to).form);

/** What an approved deal has of its version. */
function goneOfTerms({ terms, tasks, requests }: Deal, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  const { dealRegistration: before } = from.program;
  const { dealRegistration: after } = to.program;
  const found: Problem[] = [];
  const { band } = terms ?? {};
  if (band && !after?.bands?.list.some(({ id }) => id === band)) {
    const title = before?.bands?.list.find(({ id }) => id === band)?.title ?? band;
    found.push(gone('The band', title, '/dealRegistration/bands/list', band));
  }
  for (const { id, state } of tasks) {
    if (state !== 'open' || after?.tasks?.some((task) => task.id === id)) continue;
    found.push(gone('The task', before?.tasks?.find((task) => task.id === id)?.title ?? id, '/dealRegistration/tasks', id));
  }
  for (const request of requests) {
    if (request.kind !== 'breach' || request.state !== 'open' || request.rule === 'truthful') continue;
    if (after?.engagement?.some(({ id }) => id === request.rule)) continue;
    const title = before?.engagement?.find(({ id }) => id === request.rule)?.title ?? request.rule;
    found.push(gone('The rule of engagement', title, '/dealRegistration/engagement', request.rule));
  }
  return found;
}

/** By what a deal is told apart from others, and by whom it is bought, has to stay (D5, D12). */
function otherIdentity({ answers }: Deal, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  const kept = fit(answers, to);
  const isSame = JSON.stringify(intakeOf(from).keys(answers)) === JSON.stringify(intakeOf(to).keys(kept));
  if (isSame && distributorOf({ answers }) === distributorOf({ answers: kept })) return [];
  return [
    refusal('OPS701', 'The new form does not ask who the customer is, what is bought or from whom as the old one does.', {
      pointer: '/dealRegistration/form',
    }),
  ];
}

/** What is being decided is looked at once more before it is approved (D3): by a form that its answers have to fit. */
function unfitAnswers(deal: Deal, to: LifecycleProgram): readonly Problem[] {
  const change = deal.state === 'approved' ? openRequest(deal, 'change') : undefined;
  const answers = deal.state === 'pending' ? deal.answers : change?.answers;
  if (!answers) return [];
  const { form } = intakeOf(to);
  const problems = shapeProblems(form, fit(answers, to), { pointer: '/answers', currency: to.program.currency });
  return problems.map(({ message, pointer, value }) => refusal('OPS702', message, { pointer, value }));
}

const ENDED: readonly Deal['state'][] = ['rejected', 'withdrawn', 'expired', 'won', 'lost', 'revoked'];

function hindrances(deal: Deal, action: Entering, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  if (!to.program.dealRegistration) return [goneSection('deal registration', 'dealRegistration')];
  const currency = otherCurrency(from, to);
  if (deal.state === 'draft' || ENDED.includes(deal.state)) return currency;
  const isDecidedAgain = action === 'redecide' && (deal.state === 'pending' || deal.state === 'approved');
  const chains = isDecidedAgain ? deal.chains.filter(({ id }) => id !== deal.asking?.chain) : deal.chains;
  return [
    ...currency,
    ...goneOfChains(chains, from, to),
    ...goneOfTerms(deal, from, to),
    ...otherIdentity(deal, from, to),
    ...(isDecidedAgain ? [] : unfitAnswers(deal, to)),
  ];
}

/** X1 of registrations: approved ones are decided again as D16 has it. */
export const dealTransition: KindTransition<Deal, DealFacts> = {
  hindrances,
  due: (deal, now, { program, facts }) => stepDeal(program, deal, undefined, now, facts),
  stopAsking: (deal, now, from) => advance(unasked, deal, 'stopAsking', now, from),
  carried: (deal, _from, to) => ({
    ...deal,
    program: to.hash,
    answers: fit(deal.answers, to),
    decided: deal.decided && fit(deal.decided, to),
    requests: deal.requests.map((request) =>
      request.kind === 'change' && request.state === 'open' ? { ...request, answers: fit(request.answers, to) } : request,
    ),
  }),
  enter: (deal, action, now, { program, facts }) =>
    stepDeal(program, deal, action === 'redecide' ? { type: 'redecide' } : undefined, now, facts),
};
