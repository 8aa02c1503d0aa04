import type { OnboardingStep, Outcome, Problem } from '@tierwright/program';
import type { ChainRun } from '../approvals/chain-run.ts';
import { advance, type Machine, type Step } from '../machine/advance.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import { leaveStep } from '../onboarding/closing.ts';
import { OnboardingContext } from '../onboarding/onboarding-context.ts';
import type { OnboardingItem, OnboardingStepRun } from '../onboarding/onboarding-item.ts';
import { proceed } from '../onboarding/opening.ts';
import { receive } from '../onboarding/receive.ts';
import { type StepGraph, stepGraph } from '../onboarding/step-graph.ts';
import { newStep, onboardingMachine, stepOnboarding } from '../onboarding/step-onboarding.ts';
import { undoOf } from '../onboarding/undoing.ts';
import type { Instant } from '../time/instant.ts';
import { fittingAnswers } from './fitting-answers.ts';
import { gone, goneOfChains, goneSection, otherCurrency } from './gone.ts';
import type { Entering, KindTransition, Version } from './kind-transition.ts';

const runOf = ({ chains }: OnboardingItem, { chain }: OnboardingStepRun): ChainRun | undefined =>
  chains.find(({ id, state }) => id === chain && state === 'running');

/** Steps that a chain decides wait for their turn again. */
const unasked: Machine<OnboardingItem, 'stopAsking', OnboardingContext> = {
  ...onboardingMachine,
  receive(run, _stop, context) {
    for (const step of run.item.steps.toReversed())
      if (step.state === 'open' && runOf(run.item, step)) leaveStep({ run, context }, step, 'rework', 'waiting');
    return undefined;
  },
};

/** Steps whose turn has come under the new version open; decided again, those that records show are done. */
const entering: Machine<OnboardingItem, Entering, OnboardingContext> = {
  ...onboardingMachine,
  receive(run, action, context) {
    const visit = { run, context };
    if (run.item.state !== 'open') return undefined;
    if (action === 'redecide') receive(visit, { type: 'recheck' });
    proceed(visit);
    return undefined;
  },
};

/** How a step is done: by its kind, and by a chain or not. */
const isDoneOtherwise = (one: OnboardingStep, other: OnboardingStep): boolean =>
  one.kind !== other.kind || (one.chain === undefined) !== (other.chain === undefined);

function goneOfStep(
  item: OnboardingItem,
  step: OnboardingStepRun,
  action: Entering,
  before: StepGraph,
  after: StepGraph,
): readonly Problem[] {
  const was = before.step(step.id);
  const is = after.find(step.id);
  const pointer = '/onboarding/steps';
  if (step.state === 'done') return is || undoOf(was) === 'none' ? [] : [gone('The step, which is done,', was.title, pointer, step.id)];
  const isAskedAnew = action === 'redecide' && runOf(item, step) !== undefined;
  if (step.state !== 'open' || isAskedAnew) return [];
  if (!is) return [gone('The step', was.title, pointer, step.id)];
  if (!isDoneOtherwise(was, is)) return [];
  return [refusal('OPS701', `The step “${was.title}” is done in another way in the new version.`, { pointer, value: step.id })];
}

function hindrances(item: OnboardingItem, action: Entering, from: LifecycleProgram, to: LifecycleProgram): readonly Problem[] {
  const before = stepGraph(from);
  const after = stepGraph(to);
  if (!before || !after) return [goneSection('onboarding', 'onboarding')];
  return [
    ...otherCurrency(from, to),
    ...item.steps.flatMap((step) => goneOfStep(item, step, action, before, after)),
    ...(action === 'move' ? goneOfChains(item.chains, from, to) : []),
  ];
}

/** The steps of the new version in its order: those that the item has as they are, new ones waiting. What is gone is not asked for. */
function stepsUnder(graph: StepGraph, { state, steps, at }: OnboardingItem): readonly OnboardingStepRun[] {
  return graph.section.steps.flatMap(({ id }) => {
    const known = steps.find((step) => step.id === id);
    return known ?? (state === 'open' ? newStep(id, at) : []);
  });
}

function advanceOnboarding<M>(
  machine: Machine<OnboardingItem, M, OnboardingContext>,
  item: OnboardingItem,
  message: M,
  now: Instant,
  { program, facts }: Version<StepFacts>,
): Outcome<Step<OnboardingItem>> {
  const graph = stepGraph(program);
  if (!graph) throw new Error('The program has no onboarding');
  return advance(machine, item, message, now, new OnboardingContext(program, graph, facts, now));
}

/** X1 of onboardings: new steps are asked for, what is done stays done. Decided again, what a chain decides is asked anew. */
export const onboardingTransition: KindTransition<OnboardingItem, StepFacts> = {
  hindrances,
  due: (item, now, { program, facts }) => stepOnboarding(program, item, undefined, now, facts),
  stopAsking: (item, now, from) => advanceOnboarding(unasked, item, 'stopAsking', now, from),
  carried(item, _from, to) {
    const graph = stepGraph(to);
    if (!graph) throw new Error('The program has no onboarding');
    return { ...item, program: to.hash, steps: stepsUnder(graph, item), answers: fittingAnswers(item.answers, graph.fields) };
  },
  enter: (item, action, now, to) => advanceOnboarding(entering, item, action, now, to),
};
