import type { Outcome } from '@tierwright/program';
import { advance, type Machine, type Step } from '../machine/advance.ts';
import type { LifecycleProgram, StepFacts } from '../machine/lifecycle-program.ts';
import { refusal } from '../machine/refusal.ts';
import { answerValues } from '../notices/answer-values.ts';
import type { NoticeValues } from '../notices/notice-value.ts';
import type { Instant } from '../time/instant.ts';
import type { OnboardingMessage } from './messages.ts';
import { OnboardingContext } from './onboarding-context.ts';
import type { OnboardingItem, OnboardingStepRun } from './onboarding-item.ts';
import { onboardingTable } from './onboarding-table.ts';
import { proceed } from './opening.ts';
import { receive } from './receive.ts';
import { toldOf } from './step-events.ts';
import { stepGraph } from './step-graph.ts';
import { fireTimer } from './timers.ts';

/** What an onboarding is. */
export const onboardingMachine: Machine<OnboardingItem, OnboardingMessage, OnboardingContext> = {
  table: onboardingTable,
  fire: (run, timer, context) => fireTimer({ run, context }, timer),
  receive: (run, message, context) => receive({ run, context }, message),
  variables: (item, context) => variablesOf(item, context),
  holders: (item, context) => holdersOf(item, context),
  parties: ({ partner }) => ({ partner, distributor: null }),
};

/** The same machine for its first step, which nobody asks for by a message. */
const beginning: Machine<OnboardingItem, 'begin', OnboardingContext> = {
  ...onboardingMachine,
  receive(run, _begin, context) {
    const { within } = context.graph.section;
    if (within !== undefined) run.set('within', context.calendar(run.item).endOf(within, run.now));
    run.emit('onboarding.open');
    proceed({ run, context });
    return undefined;
  },
};

function variablesOf(item: OnboardingItem, { program, graph, facts }: OnboardingContext): NoticeValues {
  const within = item.timers.find(({ id }) => id === 'within');
  return {
    ...answerValues(graph.fields, item.answers, { prefix: 'request', currency: program.program.currency, facts }),
    'onboarding.id': item.id,
    'onboarding.due': within ? { at: within.at } : null,
    'onboarding.reason': item.reason,
  };
}

/** Who holds the onboarding: the owners of its open steps, and of those of their chains. */
function holdersOf(item: OnboardingItem, context: OnboardingContext): readonly string[] {
  const owners = item.steps.filter(({ state }) => state === 'open').flatMap((step) => toldOf(context.graph.step(step.id), step));
  const running = item.chains.filter(({ state }) => state === 'running').flatMap(({ steps }) => steps);
  const deciders = running.filter(({ state }) => state === 'open').flatMap(({ roles, escalated }) => [...roles, ...escalated]);
  return [...new Set([...owners, ...deciders])];
}

/** A step that waits for its turn. */
export const newStep = (id: string, at: Instant): OnboardingStepRun => ({
  id,
  state: 'waiting',
  since: at,
  due: null,
  isOverdue: false,
  escalated: [],
  rejections: 0,
  doneAs: null,
  isSigned: false,
  chain: null,
  by: null,
  reason: null,
  evidence: null,
});

/** Who comes in, and who applied. */
export interface Application {
  readonly id: string;
  readonly partner: string;
  /** What people call the partner. */
  readonly title: string;
  /** The person who applied; may not approve (A2). */
  readonly by: string | null;
}

const noOnboarding = (): Outcome<Step<OnboardingItem>> => ({
  ok: false,
  problems: [refusal('OPS401', 'The program has no onboarding.')],
});

/** A partner begins to come in: the first steps open. Refused where the program has no onboarding (OPS401). */
export function beginOnboarding(
  program: LifecycleProgram,
  { id, partner, title, by }: Application,
  now: Instant,
  facts: StepFacts,
): Outcome<Step<OnboardingItem>> {
  const graph = stepGraph(program);
  if (!graph) return noOnboarding();
  const item: OnboardingItem = {
    kind: 'onboarding',
    id,
    program: program.hash,
    revision: 0,
    at: now,
    state: 'open',
    since: now,
    timers: [],
    partner,
    title,
    submitter: by,
    steps: graph.section.steps.map((step) => newStep(step.id, now)),
    chains: [],
    answers: {},
    doneCount: 0,
    reason: null,
  };
  return advance(beginning, item, 'begin', now, new OnboardingContext(program, graph, facts, now));
}

/**
 * A step of an onboarding (O1–O4): the timers that are due, then the message, if there is one. Refused, with the item
 * unchanged: OPS1xx, answers by OPS2xx, chains by OPS3xx, OPS402.
 */
export function stepOnboarding(
  program: LifecycleProgram,
  item: OnboardingItem,
  message: OnboardingMessage | undefined,
  now: Instant,
  facts: StepFacts,
): Outcome<Step<OnboardingItem>> {
  const graph = stepGraph(program);
  if (!graph) return noOnboarding();
  return advance(onboardingMachine, item, message, now, new OnboardingContext(program, graph, facts, now));
}

/** Roles or people who hold an onboarding now. */
export function holdersOfOnboarding(program: LifecycleProgram, item: OnboardingItem, facts: StepFacts): readonly string[] {
  const graph = stepGraph(program);
  return graph ? onboardingMachine.holders(item, new OnboardingContext(program, graph, facts, item.at)) : [];
}
