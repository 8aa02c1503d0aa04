import type { OnboardingStep } from '@tierwright/program';
import { startChain } from '../approvals/run-chain.ts';
import { stepTable } from '../approvals/step-table.ts';
import { dropChain } from './closing.ts';
import type { OnboardingRun } from './onboarding-context.ts';
import type { OnboardingItem, OnboardingStepRun } from './onboarding-item.ts';
import { provision } from './provisioning.ts';
import { clockOf, escalate, hasClock, startClock } from './step-clock.ts';
import { openTask, tellOfState, tellOfStep } from './step-events.ts';
import { isAutomatic, type StepGraph } from './step-graph.ts';
import { findStep, moveStep, putStep } from './step-moves.ts';
import { hasHolder, holdersOf } from './step-owners.ts';

const isPast = ({ state }: OnboardingStepRun): boolean => state === 'done' || state === 'skipped';

/** Opens or leaves out what comes next, and ends the onboarding where nothing does (O4). */
export function proceed(visit: OnboardingRun): void {
  const { run, context } = visit;
  for (let next = nextStep(context.graph, run.item); next; next = nextStep(context.graph, run.item)) {
    const reason = whyLeftOut(visit, next);
    if (reason) moveStep(visit, next, reason.on, 'skipped', { by: null, reason: reason.title });
    else openStep(visit, next);
  }
  if (run.item.state === 'open' && run.item.steps.every(isPast)) beDone(visit);
}

function beDone({ run }: OnboardingRun): void {
  run.clear('within');
  run.enter('done', 'done');
  run.emit('onboarding.done');
  const { partner, id } = run.item;
  run.act({ do: 'tell', kind: 'member', item: partner, message: { type: 'onboarded', onboarding: id } });
}

/** S5: the first step whose turn it is; a step before it that was skipped counts as done. */
function nextStep(graph: StepGraph, item: OnboardingItem): OnboardingStepRun | undefined {
  if (item.state !== 'open') return undefined;
  return item.steps.find(
    (step) =>
      step.state === 'waiting' &&
      graph.before(step.id).every((id) => {
        const before = findStep(item, id);
        return before === undefined || isPast(before);
      }),
  );
}

/** Only what is certainly not asked for is left out (S3): an unknown `when` keeps a step, an unknown fast track skips none. */
function whyLeftOut({ run, context }: OnboardingRun, { id }: OnboardingStepRun): { on: string; title: string } | undefined {
  const { fastTrack = [] } = context.graph.section;
  const { when } = context.graph.step(id);
  if (when === undefined && fastTrack.length === 0) return undefined;
  const reading = context.reading(run.item);
  const fast = fastTrack.find((track) => track.skip.includes(id) && reading.status(track.when) === 'met');
  if (fast) return { on: 'fastTrack', title: fast.title };
  if (when !== undefined && reading.status(when) === 'missed') return { on: 'when', title: 'Not asked of this partner.' };
  return undefined;
}

function openStep(visit: OnboardingRun, step: OnboardingStepRun): void {
  const { run, context } = visit;
  const definition = context.graph.step(step.id);
  run.follow('step', step.state, 'after', 'open', stepTable);
  const opened = putStep(visit, {
    ...step,
    state: 'open',
    since: run.at,
    escalated: [],
    doneAs: null,
    isSigned: false,
    chain: null,
    by: null,
    reason: null,
    evidence: null,
  });
  if (passes(visit, opened)) {
    tellOfState(visit, opened);
    finishStep(visit, opened, null);
    return;
  }
  const timed = hasClock(definition) ? startClock(visit, opened) : opened;
  tellOfState(visit, timed);
  if (definition.chain !== undefined) startOwnChain(visit, timed, definition.chain);
  else if (isAutomatic(definition)) provision(visit, timed);
  else {
    tellOfStep(visit, timed, 'approval.stepOpened');
    openTask(visit, timed);
    watch(visit, timed, definition);
  }
}

/** O1: `passes` is decided by records alone. */
export function passes({ run, context }: OnboardingRun, { id }: OnboardingStepRun): boolean {
  const condition = context.graph.step(id).passes;
  return condition !== undefined && context.reading(run.item).status(condition) === 'met';
}

/** A step is done: by a person, or by the system, records or its chain. */
export function finishStep(visit: OnboardingRun, step: OnboardingStepRun, by: string | null, evidence: string | null = null): void {
  const { item } = visit.run;
  item.doneCount += 1;
  // Records, or somebody whom escalation added, may be faster than its chain.
  dropChain(visit, step);
  moveStep(visit, step, 'need', 'done', { by, reason: null, evidence, doneAs: item.doneCount });
}

function startOwnChain(visit: OnboardingRun, step: OnboardingStepRun, chain: string): void {
  const { run, context } = visit;
  const id = `${step.id}-${run.item.chains.length + 1}`;
  putStep(visit, { ...step, chain: id });
  const started = startChain(context.host(run), { id, chain, purpose: 'step', about: step.id });
  run.item.chains = [...run.item.chains, started];
}

/** A2: where nobody is left who could do a step, it escalates at once; where it cannot, that is told. */
export function watch(visit: OnboardingRun, step: OnboardingStepRun, definition: OnboardingStep): void {
  const { run, context } = visit;
  if (hasHolder(context, run.item, definition, holdersOf(definition, step))) return;
  const { onTimeout } = clockOf(definition, step);
  if (typeof onTimeout !== 'string') watch(visit, escalate(visit, step, onTimeout.escalate), definition);
  else tellOfStep(visit, step, 'approval.noApprover');
}
